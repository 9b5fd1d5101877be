import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ValidationError } from '../common/errors/request-errors.js';
import { readKey } from './idempotency-key.js';

const printable = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
  minLength: 1,
  maxLength: 255,
});

describe('readKey', () => {
  it.each([
    ['8e03978e-40d5-43dd-bc93-6894a57f9324', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    ['"8e03978e"', '8e03978e'],
    ['  spaced out  ', 'spaced out'],
    [String.raw`"a \"b\" \\ c"`, String.raw`a "b" \ c`],
    ["it's", "it's"],
    ['a"b', 'a"b'],
  ])('reads %j as %j', (header, key) => {
    expect(readKey(header)).toBe(key);
  });

  it.each([
    '',
    '   ',
    '""',
    '"',
    '"a',
    '"a"b',
    '"a";q=1',
    String.raw`"a\b"`,
    'ü',
    'a\tb',
    'a\u0000b',
  ])('refuses %j', (header) => {
    expect(() => readKey(header)).toThrow(ValidationError);
  });

  it('refuses more than 255 characters, quotes not counted', () => {
    expect(readKey(`"${'k'.repeat(255)}"`)).toHaveLength(255);
    expect(() => readKey('k'.repeat(256))).toThrow('1 to 255');
    expect(() => readKey(`"${'k'.repeat(256)}"`)).toThrow('1 to 255');
  });

  it('means the same key with quotes and without', () => {
    const plain = printable.filter((it) => it === it.trim() && !it.startsWith('"'));
    fc.assert(
      fc.property(plain, (key) => {
        const quoted = `"${key.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
        expect(readKey(key)).toBe(key);
        expect(readKey(quoted)).toBe(key);
      }),
    );
  });
});
