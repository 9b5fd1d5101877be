import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../classifier/random.js';
import { lexicalRows } from './lexical-rows.js';
import { innerProduct } from './rows.js';

/** Hardly any piece of a word comes twice: the most that a text can have. */
function nonsense(texts: number, letters: number): string[] {
  const random = seededRandom(1);
  const letter = () =>
    random() < 0.15 ? ' ' : String.fromCharCode(97 + Math.floor(26 * random()));
  return Array.from({ length: texts }, () => Array.from({ length: letters }, letter).join(''));
}

describe('lexicalRows', () => {
  it('puts texts with the same rare words near each other', () => {
    const texts = [
      ...['refund the broken lamp', 'my lamp is broken: refund', 'broken lamp'],
      ...['where is the parcel', 'parcel not here', 'which parcel'],
      ...Array.from({ length: 12 }, (_, i) => `something else ${i % 6} of ${i % 4}`),
    ];
    const rows = lexicalRows(texts);
    const alike = (a: number, b: number) => innerProduct(rows, a, rows, b);
    expect(alike(0, 0)).toBeCloseTo(1, 5);
    expect(alike(0, 1)).toBeGreaterThan(0.4);
    expect(alike(0, 1)).toBeGreaterThan(alike(0, 3) + 0.2);
    expect(alike(3, 5)).toBeGreaterThan(alike(2, 5) + 0.2);
  });

  it('gives the same for the same texts, and nothing for what nobody else says', () => {
    const texts = ['one thing', 'one thing', 'quite different'];
    expect(lexicalRows(texts)).toEqual(lexicalRows(texts));
    const { values, dimensions } = lexicalRows(texts);
    expect(values.subarray(2 * dimensions).every((value) => value === 0)).toBe(true);
  });

  it('takes little memory for a thousand long texts', () => {
    const texts = nonsense(1_000, 4_000);
    const before = process.memoryUsage();
    lexicalRows(texts);
    const { maxRSS } = process.resourceUsage();
    // What was taken meanwhile, garbage included: before there was a bound it was 3 GB and more.
    expect(maxRSS / 1e3 - before.rss / 1e6).toBeLessThan(600);
  });
});
