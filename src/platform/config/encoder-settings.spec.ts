import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { loadSettings } from './load-settings.js';

const ENDPOINT = { ENCODER_URL: 'http://host/v1', ENCODER_MODEL: 'bge-small' };

function settingIn(environment: Record<string, string>) {
  return loadSettings(environment).encoderSetting;
}

describe('encoderSetting', () => {
  it('is our own encoder where nothing else is said', () => {
    expect(settingIn({})).toEqual({ kind: 'minilm', threads: 1 });
    expect(settingIn({ ENCODER_THREADS: '4' })).toEqual({ kind: 'minilm', threads: 4 });
    expect(settingIn({ ENCODER: 'universal' })).toEqual({ kind: 'universal', threads: 1 });
  });

  it('is a server with its address, model and key', () => {
    const { ENCODER_URL: url, ENCODER_MODEL: model } = ENDPOINT;
    const endpoint = { kind: 'endpoint', url, model, multilingual: false };
    expect(settingIn({ ENCODER: 'endpoint', ...ENDPOINT })).toEqual(endpoint);
    const withKey = { ENCODER: 'endpoint', ...ENDPOINT, ENCODER_API_KEY: 'sk-123' };
    expect(settingIn(withKey)).toEqual({ ...endpoint, apiKey: 'sk-123' });
    const many = { ENCODER: 'endpoint', ...ENDPOINT, ENCODER_MULTILINGUAL: 'true' };
    expect(settingIn(many)).toEqual({ ...endpoint, multilingual: true });
  });

  it('is nothing where it is switched off, whatever else is said', () => {
    expect(settingIn({ ENCODER: 'off', ENCODER_THREADS: '4', ...ENDPOINT })).toEqual({
      kind: 'off',
    });
  });
});
