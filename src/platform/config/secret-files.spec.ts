import 'reflect-metadata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadSettings, NAMES } from './load-settings.js';
import { SECRET_SETTINGS, withSecretFiles } from './secret-files.js';

const KEY = 'Zk3vT9qLw1XnB7cY5rHs2DfG8jKm4PaU';
const WITHOUT_SECRET = ['OIDC_JWKS_URL', 'PUBLIC_URL', 'ENCODER_URL', 'ACCOUNT_PAGES_URL'];

let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
  file = join(folder, 'key');
  writeFileSync(file, `${KEY}\n`);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('a secret in a file', () => {
  it('counts as if it stood in the environment', () => {
    const settings = loadSettings({ ENV: 'production', SECRET_KEY_FILE: ` ${file} ` });
    expect(settings.secretKey).toBe(KEY);
  });

  it.each(SECRET_SETTINGS)('may be %s', (name) => {
    expect(withSecretFiles({ [`${name}_FILE`]: file, HOST: 'x' })).toEqual({
      [name]: KEY,
      HOST: 'x',
    });
  });

  it('is refused beside the secret itself, and where there is no file or nothing in it', () => {
    const both = { SECRET_KEY: KEY, SECRET_KEY_FILE: file };
    expect(() => loadSettings(both)).toThrow('SECRET_KEY_FILE is wrong: SECRET_KEY is set as well');
    const nowhere = join(folder, 'none');
    expect(() => loadSettings({ REDIS_URL_FILE: nowhere })).toThrow(
      `REDIS_URL_FILE is wrong: cannot read ${nowhere} (ENOENT)`,
    );
    writeFileSync(nowhere, '\n');
    expect(() => loadSettings({ REDIS_URL_FILE: nowhere })).toThrow(`${nowhere} is empty`);
  });

  it('may be whatever setting sounds like one', () => {
    const secret = [...NAMES].filter((name) => /KEY|PASSWORD|SECRET|URL|TOKEN$/.test(name));
    expect(secret.sort()).toEqual([...SECRET_SETTINGS, ...WITHOUT_SECRET].sort());
  });
});
