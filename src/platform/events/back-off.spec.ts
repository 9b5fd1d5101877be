import { describe, expect, it } from '@jest/globals';
import { backOffMs } from './back-off.js';

describe('backOffMs', () => {
  it('doubles with every failure, up to a minute', () => {
    expect([1, 2, 3, 8, 9, 10, 11, 5_000].map(backOffMs)).toEqual([
      200, 400, 800, 25_600, 51_200, 60_000, 60_000, 60_000,
    ]);
  });
});
