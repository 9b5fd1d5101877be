import { describe, expect, it } from '@jest/globals';
import { isWorse } from './is-worse.js';

/** So many answers that only the other had right, that only the judge had, and that both had. */
function answers(lost: number, won: number, both: number) {
  const of = (rights: boolean[]) => rights.map((right) => ({ right }));
  const repeat = (right: boolean, count: number) => Array<boolean>(count).fill(right);
  return [
    of([...repeat(false, lost), ...repeat(true, won + both)]),
    of([...repeat(true, lost), ...repeat(false, won), ...repeat(true, both)]),
  ] as const;
}

describe('isWorse', () => {
  it.each([
    [0, 0, 10, false],
    [4, 0, 0, false],
    [5, 0, 0, true],
    [30, 16, 1000, true],
    [30, 17, 1000, false],
    [0, 50, 10, false],
  ])('%i lost, %i won, %i alike: %s', (lost, won, both, expected) => {
    expect(isWorse(...answers(lost, won, both))).toBe(expected);
  });
});
