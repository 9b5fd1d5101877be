import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hashOf, hintOf, looksLikeKey, makeKey } from './key-format.js';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

describe('makeKey', () => {
  it('makes keys that look like keys, none twice', () => {
    const keys = Array.from({ length: 1_000 }, makeKey);
    expect(new Set(keys).size).toBe(1_000);
    for (const key of keys) {
      expect(key).toMatch(/^acs_[A-Za-z0-9_-]{49}$/);
      expect(looksLikeKey(key)).toBe(true);
    }
  });
});

describe('looksLikeKey', () => {
  it('refuses a key with any one letter changed', () => {
    const key = makeKey();
    const change = fc.tuple(fc.nat(key.length - 1), fc.nat(LETTERS.length - 1));
    fc.assert(
      fc.property(change, ([at, letter]) => {
        const changed = key.slice(0, at) + LETTERS.charAt(letter) + key.slice(at + 1);
        expect(looksLikeKey(changed)).toBe(changed === key);
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['the prefix alone', 'acs_'],
    ['another prefix', makeKey().replace('acs_', 'sk_')],
    ['a key that is cut off', makeKey().slice(0, -1)],
    ['a key with something behind it', `${makeKey()}A`],
    ['a key with a line break behind it', `${makeKey()}\n`],
  ])('refuses %s', (_, text) => {
    expect(looksLikeKey(text)).toBe(false);
  });

  it('gives an answer for whatever text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !looksLikeKey(text)));
  });
});

describe('hintOf', () => {
  it('is the prefix and six letters', () => {
    const key = makeKey();
    expect(hintOf(key)).toBe(key.slice(0, 10));
  });
});

describe('hashOf', () => {
  it('is a SHA-256 that differs between keys', () => {
    const key = makeKey();
    expect(hashOf(key)).toHaveLength(32);
    expect(hashOf(key)).toEqual(hashOf(key));
    expect(hashOf(key)).not.toEqual(hashOf(makeKey()));
  });
});
