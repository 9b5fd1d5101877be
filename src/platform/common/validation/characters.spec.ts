import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { atOnce } from '../in-steps.js';
import { codePointsOf, countingCharacters } from './characters.js';

const count = (text: string) => atOnce(countingCharacters(text));

describe('countingCharacters', () => {
  it.each([
    ['', 0],
    ['hello', 5],
    ['naïve', 5],
    ['e\u0301te\u0301', 3],
    ['👨‍👩‍👧‍👦👨‍👩‍👧', 2],
    ['🇩🇪🇫🇷🇵', 3],
    ['👍🏽👍', 2],
    ['a\r\nb\n', 4],
    ['한국어 각', 5],
    ['ที่นี่', 2],
    ['नमस्ते', 3],
    ['\u0301', 1],
    ['half \ud83d', 6],
  ])('counts %j as people do', (text, characters) => {
    expect(count(text)).toBe(characters);
  });

  it('counts what is longer than it looks at in one go', () => {
    expect(count('🇩🇪'.repeat(1_000))).toBe(1_000);
    expect(count('👨‍👩‍👧‍👦'.repeat(1_000))).toBe(1_000);
    expect(count(`${'x'.repeat(5_000)}${'\u0301'.repeat(5_000)}y`)).toBe(5_001);
    expect(count('a\u0301 '.repeat(1_000))).toBe(2_000);
  });

  it('says the same as the segmenter does of all at once', () => {
    const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
    const unit = fc.oneof(
      fc.constantFrom('a', ' ', '\n', '\r', 'é', '\u0301', '\u200d', '👩', '🏽', '🇩', '\ud83d'),
      fc.constantFrom('\udc69', '각', 'ᄀ', 'ᅡ', '\u0e33', '\u0600', '\ufe0f', '❤', '退', '\u00ad'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    const text = fc.array(unit, { maxLength: 60 }).map((units) => units.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 12 }), (piece, times) => {
        const repeated = piece.repeat(times);
        expect(count(repeated)).toBe(Array.from(segmenter.segment(repeated)).length);
      }),
    );
  });

  it('is never more than the code points', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(codePointsOf(text)).toBe(Array.from(text).length);
        expect(count(text)).toBeLessThanOrEqual(codePointsOf(text));
      }),
    );
  });
});
