import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { identifierViolation, textViolation } from './text.js';

describe('textViolation', () => {
  it.each([
    'a',
    ' a ',
    'two\nlines\tand\r\nmore',
    'naïve 👍🏽 когда',
    '\u0000'.replace('\u0000', 'x'),
  ])('has nothing against %j', (text) => {
    expect(textViolation(text, 100)).toBeUndefined();
  });

  it.each([
    [undefined, 'must be text'],
    [null, 'must be text'],
    [17, 'must be text'],
    [['a'], 'must be text'],
    [{ length: 1 }, 'must be text'],
    [true, 'must be text'],
    ['', 'must not be blank'],
    [' \n\t\u00a0\u2003\ufeff', 'must not be blank'],
    ['nul \u0000', 'must not contain control characters'],
    ['bell \u0007', 'must not contain control characters'],
    ['escape \u001b[31m', 'must not contain control characters'],
    ['delete \u007f', 'must not contain control characters'],
    ['half \ud83d', /surrogate/],
    ['\udc00 other half', /surrogate/],
  ])('%j: %s', (value, message) => {
    expect(textViolation(value, 100)).toMatch(message);
  });

  it('counts characters as people do and says how many there are', () => {
    expect(textViolation('x'.repeat(10), 10)).toBeUndefined();
    expect(textViolation('👍'.repeat(10), 10)).toBeUndefined();
    expect(textViolation('👍'.repeat(11), 10)).toBe('must be at most 10 characters long, has 11');
    expect(textViolation('x'.repeat(11), 10)).toBe('must be at most 10 characters long, has 11');
    expect(textViolation('🇩🇪'.repeat(10), 10)).toBeUndefined();
    expect(textViolation('🇩🇪'.repeat(11), 10)).toBe('must be at most 10 characters long, has 11');
    expect(textViolation('e\u0301'.repeat(10), 10)).toBeUndefined();
  });

  it('lets nobody fill a text with what is not seen', () => {
    expect(textViolation(`a${'\u0301'.repeat(39)}`, 10)).toBeUndefined();
    expect(textViolation(`a${'\u0301'.repeat(40)}`, 10)).toBe(
      'must be at most 10 characters long, of 40 code points in all, has 41 of these',
    );
  });

  it('lets through only what PostgreSQL can store as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        if (textViolation(text, 20) !== undefined) return;
        expect(text).not.toContain('\u0000');
        expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text);
        expect(Array.from(text).length).toBeLessThanOrEqual(4 * 20);
        expect(text.trim()).not.toBe('');
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (value) => void textViolation(value, 10)));
  });
});

describe('identifierViolation', () => {
  it('counts code points, as columns of the database do', () => {
    expect(identifierViolation('👍'.repeat(10), 10)).toBeUndefined();
    expect(identifierViolation('🇩🇪'.repeat(6), 10)).toBe(
      'must be at most 10 characters long, has 12',
    );
    expect(identifierViolation(' ', 10)).toBe('must not be blank');
    expect(identifierViolation(7, 10)).toBe('must be text');
  });
});
