import 'reflect-metadata';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadSettingsWithKeptKey } from './kept-secret-key.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'acs-key-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('loadSettingsWithKeptKey', () => {
  it('keeps the key that it made up, for nobody else to read', () => {
    const DATA_DIR = join(folder, 'data');
    const { secretKey } = loadSettingsWithKeptKey({ DATA_DIR });
    expect(loadSettingsWithKeptKey({ DATA_DIR }).secretKey).toBe(secretKey);
    const file = join(DATA_DIR, 'secret-key');
    expect(readFileSync(file, 'utf8')).toBe(secretKey);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(DATA_DIR)).toEqual(['secret-key']);
  });

  it('trusts no key that is too short to be one of its own', () => {
    writeFileSync(join(folder, 'secret-key'), 'short');
    const { secretKey } = loadSettingsWithKeptKey({ DATA_DIR: folder });
    expect(secretKey.length).toBeGreaterThanOrEqual(32);
    expect(readFileSync(join(folder, 'secret-key'), 'utf8')).toBe('short');
  });

  it('prefers the key that is set, and does not keep it', () => {
    const SECRET_KEY = 'Zk3vT9qLw1XnB7cY5rHs2DfG8jKm4PaU';
    const settings = loadSettingsWithKeptKey({ DATA_DIR: folder, SECRET_KEY });
    expect(settings.secretKey).toBe(SECRET_KEY);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('makes one up where none can be kept', () => {
    writeFileSync(join(folder, 'file'), '');
    const DATA_DIR = join(folder, 'file', 'data');
    expect(loadSettingsWithKeptKey({ DATA_DIR }).secretKey.length).toBeGreaterThanOrEqual(32);
  });

  it('keeps none for production or for a test that names no folder', () => {
    expect(() => loadSettingsWithKeptKey({ DATA_DIR: folder, ENV: 'production' })).toThrow(
      /^SECRET_KEY is missing/,
    );
    const keys = [1, 2].map(() => loadSettingsWithKeptKey({ ENV: 'test' }).secretKey);
    expect(keys[0]).not.toBe(keys[1]);
    expect(readdirSync(folder)).toEqual([]);
  });
});
