import { describe, expect, it } from '@jest/globals';
import { costOf } from './message-limit.js';

describe('costOf', () => {
  it.each([
    ['', 1],
    ['short', 1],
    ['x'.repeat(500), 1],
    ['x'.repeat(501), 2],
    ['x'.repeat(10_000), 20],
    ['x'.repeat(100_000), 200],
    [undefined, 1],
    [{ length: 1e9 }, 1],
  ])('counts a message by its length', (message, expected) => {
    expect(costOf(message)).toBe(expected);
  });
});
