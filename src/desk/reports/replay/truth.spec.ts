import { describe, expect, it } from '@jest/globals';
import { agreesWith, truthOf } from './truth.js';

describe('truthOf', () => {
  it('is the intent that somebody named', () => {
    const label = { intent: 'refund', isRight: false, predicted: 'delivery' };
    expect(truthOf(label)).toEqual({ intent: 'refund', not: null });
  });

  it('is what the machine had named where that was right', () => {
    const label = { intent: null, isRight: true, predicted: 'delivery' };
    expect(truthOf(label)).toEqual({ intent: 'delivery', not: null });
  });

  it('is only that the machine was wrong where a customer says so', () => {
    const label = { intent: null, isRight: false, predicted: 'delivery' };
    expect(truthOf(label)).toEqual({ intent: null, not: 'delivery' });
  });

  it('is not known where the machine had named nothing', () => {
    expect(truthOf({ intent: null, isRight: null, predicted: null })).toBeNull();
    expect(truthOf({ intent: null, isRight: false, predicted: null })).toBeNull();
  });
});

describe('agreesWith', () => {
  it.each([
    [{ intent: 'a', not: null }, 'a', true],
    [{ intent: 'a', not: null }, 'b', false],
    [{ intent: null, not: 'a' }, 'a', false],
    [{ intent: null, not: 'a' }, 'b', null],
    [{ intent: 'a', not: null }, null, null],
    [{ intent: null, not: null }, null, null],
    [null, 'a', null],
  ])('of %j, %s is %s', (truth, intent, expected) => {
    expect(agreesWith(truth, intent)).toBe(expected);
  });
});
