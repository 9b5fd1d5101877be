import { describe, expect, it } from '@jest/globals';
import { MessageBudget } from './message-budget.js';

describe('MessageBudget', () => {
  it('takes so many at once and then so many a second', () => {
    const sut = new MessageBudget(10, 0);
    const taken = (times: number, now: number) =>
      Array.from({ length: times }, () => sut.take(now)).filter(Boolean).length;
    expect(taken(20, 0)).toBe(10);
    expect(taken(20, 500)).toBe(5);
    expect(taken(20, 1_500)).toBe(10);
    expect(taken(20, 9_500)).toBe(10);
  });
});
