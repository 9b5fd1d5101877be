import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { loadSettings, SettingsError } from './load-settings.js';

const SECRET = 'Zk3vT9qLw1XnB7cY5rHs2DfG8jKm4PaU';
const PRODUCTION = { ENV: 'production', SECRET_KEY: SECRET };

function refusal(environment: Record<string, string>): string {
  try {
    loadSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  throw new Error(`these settings were accepted: ${JSON.stringify(environment)}`);
}

describe('in production', () => {
  it('writes JSON and hides the documentation', () => {
    expect(loadSettings(PRODUCTION)).toMatchObject({ logFormat: 'json', docsEnabled: false });
  });

  it('refuses to start without SECRET_KEY', () => {
    for (const SECRET_KEY of [undefined, '', '   ']) {
      const environment = { ENV: 'production', ...(SECRET_KEY !== undefined && { SECRET_KEY }) };
      expect(refusal(environment)).toMatch(/^SECRET_KEY is missing/);
    }
  });

  it.each([
    'change-me-change-me-change-me-change-me',
    'CHANGEME_CHANGEME_CHANGEME_CHANGEME',
    'change_me_to_something_else_before_you_start',
    'your-secret-key-your-secret-key-your-secret',
    'this-is-only-an-example-this-is-only-an-example',
    'placeholder-placeholder-placeholder',
    'a'.repeat(40),
  ])('refuses the placeholder %s', (SECRET_KEY) => {
    expect(refusal({ ENV: 'production', SECRET_KEY })).toMatch(/^SECRET_KEY is a placeholder/);
  });
});
