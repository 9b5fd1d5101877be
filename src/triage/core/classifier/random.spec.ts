import { describe, expect, it } from '@jest/globals';
import { seededRandom, shuffle } from './random.js';

describe('seededRandom', () => {
  it('repeats for an equal seed and stays within [0, 1)', () => {
    const [one, other, third] = [seededRandom(7), seededRandom(7), seededRandom(8)];
    const numbers = Array.from({ length: 1000 }, () => one());
    expect(numbers).toEqual(Array.from({ length: 1000 }, () => other()));
    expect(numbers[0]).not.toBe(third());
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(numbers.reduce((a, b) => a + b) / 1000).toBeCloseTo(0.5, 1);
  });
});

describe('shuffle', () => {
  it('reorders only the first items', () => {
    const items = Int32Array.from({ length: 50 }, (_, i) => i);
    shuffle(items, seededRandom(1), 40);
    expect([...items.slice(40)]).toEqual([40, 41, 42, 43, 44, 45, 46, 47, 48, 49]);
    expect([...items.slice(0, 40)]).not.toEqual([...items.slice(0, 40)].sort((a, b) => a - b));
    expect([...items].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
  });
});
