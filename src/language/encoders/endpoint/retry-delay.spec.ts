import { describe, expect, it } from '@jest/globals';
import { parseRetryAfter, retryDelay } from './retry-delay.js';

describe('retryDelay', () => {
  it('doubles, and leaves half to chance', () => {
    expect([1, 2].map((retry) => retryDelay(retry, () => 0))).toEqual([100, 200]);
    expect([1, 2].map((retry) => retryDelay(retry, () => 1))).toEqual([200, 400]);
  });
});

describe('parseRetryAfter', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');

  it.each([
    [null, undefined],
    ['2', 2000],
    ['0', 0],
    ['Thu, 01 Jan 2026 00:00:03 GMT', 3000],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
  ])('%j', (header, milliseconds) => {
    expect(parseRetryAfter(header, now)).toBe(milliseconds);
  });
});
