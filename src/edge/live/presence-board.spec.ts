import { describe, expect, it } from '@jest/globals';
import { PresenceBoard } from './presence-board.js';

const ada = { organizationId: 1, userId: 5, isStaff: true, viewing: [] as number[] };

describe('PresenceBoard', () => {
  it('has somebody there for as long as any instance has', () => {
    const sut = new PresenceBoard(100);
    expect(sut.note('one', ada, true, 0)).toBe(true);
    expect(sut.note('two', ada, true, 0)).toBe(false);
    expect(sut.note('one', ada, false, 10)).toBe(false);
    expect(sut.of(1, 5, 10)).toMatchObject({ isOnline: true });
    expect(sut.note('two', ada, false, 20)).toBe(true);
    expect(sut.of(1, 5, 30)).toMatchObject({ isOnline: false, lastSeenAt: new Date(20) });
  });

  it('joins what somebody has open anywhere', () => {
    const sut = new PresenceBoard(100);
    sut.note('one', { ...ada, viewing: [3] }, true, 0);
    expect(sut.note('two', { ...ada, viewing: [2, 3] }, true, 0)).toBe(true);
    expect(sut.of(1, 5, 0)?.viewing).toEqual([2, 3]);
  });

  it('lets those go whose instance says no more', () => {
    const sut = new PresenceBoard(100);
    sut.note('one', ada, true, 0);
    expect(sut.expire(99)).toEqual([]);
    expect(sut.of(1, 5, 100)).toBeUndefined();
    expect(sut.expire(100)).toMatchObject([{ userId: 5 }]);
    expect(sut.all(1, 101)).toMatchObject([{ userId: 5, isOnline: false }]);
  });

  it('keeps organisations apart, and lists the staff that is there first', () => {
    const sut = new PresenceBoard(100);
    sut.note('one', { ...ada, userId: 1 }, true, 0);
    sut.note('one', { ...ada, userId: 1 }, false, 1);
    sut.note('one', { ...ada, userId: 2, isStaff: false }, true, 0);
    sut.note('one', { ...ada, userId: 3 }, true, 0);
    sut.note('one', { ...ada, userId: 4, organizationId: 2 }, true, 0);
    expect(sut.all(1, 2).map(({ userId }) => userId)).toEqual([3, 2, 1]);
    expect(sut.all(2, 2).map(({ userId }) => userId)).toEqual([4]);
  });
});
