import { describe, expect, it } from '@jest/globals';
import { mustResync } from './position.js';

const LAST = { epoch: 'a', settled: '7', readAt: 1_000 };
const DAY_MS = 86_400_000;

describe('mustResync', () => {
  it('is needed when the history is another one', () => {
    expect(mustResync(LAST, { epoch: 'b', readAt: 1_001 })).toBe(true);
    expect(mustResync(LAST, { epoch: 'a', readAt: 1_001 })).toBe(false);
  });

  it('is needed when events may have been removed unread', () => {
    expect(mustResync(LAST, { epoch: 'a', readAt: 1_000 + DAY_MS })).toBe(false);
    expect(mustResync(LAST, { epoch: 'a', readAt: 1_001 + DAY_MS })).toBe(true);
  });
});
