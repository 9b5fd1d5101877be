import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ValidationError } from '../errors/request-errors.js';
import { decodeCursor, encodeCursor } from './cursor.js';

const WORDS = ['low', 'high'];
const PRINTABLE = /^[\w-]+$/;

// What PostgreSQL reads as a timestamptz, and what `Date` writes.
const time = fc.date({
  min: new Date('0001-01-01T00:00:00.000Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
});
const id = fc.integer({ min: 1, max: 2 ** 31 - 1 });

function forge(...parts: unknown[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

describe('decodeCursor', () => {
  it('reads back what encodeCursor wrote', () => {
    fc.assert(
      fc.property(fc.string(), time, id, fc.constantFrom(...WORDS), (sort, at, number, word) => {
        const values = [at.toISOString(), number, word];
        const cursor = encodeCursor(sort, values);
        expect(cursor).toMatch(PRINTABLE);
        expect(decodeCursor(cursor, sort, ['time', 'number', WORDS])).toEqual(values);
      }),
    );
  });

  it('reads back a UUID, and refuses what is none', () => {
    const uuid = 'd41d8cd9-8f00-b204-e980-0998ecf8427e';
    expect(decodeCursor(encodeCursor('text', [uuid]), 'text', ['uuid'])).toEqual([uuid]);
    for (const value of [
      '',
      'x',
      uuid.toUpperCase(),
      `${uuid}0`,
      uuid.replaceAll('-', ''),
      7,
      null,
    ]) {
      expect(() => decodeCursor(forge('text', value), 'text', ['uuid'])).toThrow(ValidationError);
    }
  });

  it('refuses the cursor of another sort', () => {
    const cursor = encodeCursor('-createdAt', ['2025-01-01T00:00:00.000Z', 1]);
    expect(() => decodeCursor(cursor, 'createdAt', ['time', 'number'])).toThrow(ValidationError);
  });

  it('says which parameter is wrong', () => {
    expect.assertions(1);
    try {
      decodeCursor('nonsense', 'id', ['number']);
    } catch (error) {
      expect((error as ValidationError).violations[0]?.path).toBe('cursor');
    }
  });

  it.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('[').toString('base64url')],
    ['no array', Buffer.from('{"0":"id"}').toString('base64url')],
    ['null', Buffer.from('null').toString('base64url')],
    ['no values', forge('id')],
    ['too many values', forge('id', 1, 2)],
    ['a fraction', forge('id', 1.5)],
    ['text for a number', forge('id', '1')],
    ['a number too large for an id', forge('id', 2 ** 31)],
    ['null for a number', forge('id', null)],
  ])('refuses %s', (_, cursor) => {
    expect(() => decodeCursor(cursor, 'id', ['number'])).toThrow(ValidationError);
  });

  it.each([
    'yesterday',
    '2025-13-01T00:00:00.000Z',
    '2025-01-01',
    '2025-01-01T00:00:00.000Z; DROP TABLE tickets',
    // `Date` takes these, PostgreSQL does not: they would become an error 500.
    '2025-02-30T00:00:00.000Z',
    '2025-01-01T00:00:00 (comment)',
    '0000-01-01T00:00:00.000Z',
  ])('refuses %j as a time', (text) => {
    const cursor = forge('t', text);
    expect(() => decodeCursor(cursor, 't', ['time'])).toThrow(ValidationError);
  });

  it('refuses a word that is not of the set', () => {
    for (const word of ['urgent', 'LOW', '', 'constructor', 1, null, ['low']]) {
      expect(() => decodeCursor(forge('w', word), 'w', [WORDS])).toThrow(ValidationError);
    }
  });

  it('gives values or a ValidationError, whatever it is given', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.jsonValue()).map((it) => forge('s', ...it)),
    );
    fc.assert(
      fc.property(anything, (cursor) => {
        try {
          const [at, number] = decodeCursor(cursor, 's', ['time', 'number']);
          expect(new Date(String(at)).toISOString()).toBe(at);
          expect(typeof number).toBe('number');
        } catch (error) {
          expect(error).toBeInstanceOf(ValidationError);
        }
      }),
    );
  });
});
