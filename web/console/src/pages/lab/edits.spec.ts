import { describe, expect, it } from '@jest/globals';
import { strike } from './edits.js';

describe('strike', () => {
  it.each([
    ['I want my money', 7, 9, 'I want money'],
    ['I want my money', 10, 15, 'I want my '],
    ['I want my money', 0, 1, 'want my money'],
    ['parcel, late', 0, 6, ', late'],
  ])('takes from "%s" what stands from %i to %i', (message, start, end, expected) => {
    expect(strike(message, start, end)).toBe(expected);
  });
});
