import { describe, expect, test } from '@jest/globals';
import { retryDelaySeconds } from './retry-delay.js';

describe('retryDelaySeconds', () => {
  test('doubles with each failure, up to ten minutes', () => {
    const delays = [1, 2, 3, 4, 9, 10, 500].map((failures) => retryDelaySeconds(failures, () => 1));
    expect(delays).toEqual([2, 4, 8, 16, 512, 600, 600]);
  });

  test('leaves half of it to chance', () => {
    expect(retryDelaySeconds(3, () => 0)).toBe(4);
    for (let i = 0; i < 100; i++) {
      expect(retryDelaySeconds(3)).toBeGreaterThanOrEqual(4);
      expect(retryDelaySeconds(3)).toBeLessThanOrEqual(8);
    }
  });
});
