import { describe, expect, it } from '@jest/globals';
import { countsOf, offsetsOf } from './counts.js';
import { pointsOf } from './points.js';

const PATH = '/src/check.ts';
const SOURCE = `interface Shape {
  readonly size: number;
}
if (isWrong) {
  const message = 'wrong';
  throw new Error(message);
}
const size = isLarge ? 2 : 1;
`;
/** What a bundler makes of it: the message is put where it is used. */
const BUNDLED = `if (isWrong) throw new Error('wrong');
const size = isLarge ? 2 : 1;`;
const MAP = JSON.stringify({
  version: 3,
  sources: ['check.ts'],
  names: [],
  // Of each line: its column, the source, and line and column there, all from 0.
  mappings: [
    [
      [0, 0, 3, 0],
      [13, 0, 5, 2],
    ],
    [
      [0, 0, 7, 0],
      [13, 0, 7, 13],
      [23, 0, 7, 23],
      [27, 0, 7, 27],
    ],
  ],
});

/** How often each place ran, where V8 counted so for these parts of the code. */
function countAt(...parts: [text: string, count: number][]) {
  const ranges = parts.map(([text, count]) => {
    const startOffset = BUNDLED.indexOf(text);
    return { startOffset, endOffset: startOffset + text.length, count };
  });
  const counts = countsOf({ url: PATH, functions: [{ ranges }] });
  const offsetOf = offsetsOf(BUNDLED, MAP, { besides: PATH }).get(PATH)!;
  return (place: Parameters<typeof offsetOf>[0]) => counts(offsetOf(place) ?? -1);
}

const { statements, branches } = pointsOf(PATH, SOURCE);

describe('pointsOf', () => {
  it('finds what a run can reach, and nothing of the types', () => {
    expect(statements.map(({ line }) => line)).toEqual([4, 5, 6, 8]);
    const ways = branches.map(({ at, besides }) => [at.line, at.column, besides !== undefined]);
    expect(ways).toEqual([
      [5, 2, false],
      [4, 0, true],
      [8, 23, false],
      [8, 27, false],
    ]);
  });
});

describe('countsOf', () => {
  it('tells by the innermost range how often a place ran', () => {
    const counts = countAt([BUNDLED, 3], [`throw new Error('wrong');`, 1], ['1;', 0]);
    expect(branches.map(({ at }) => counts(at))).toEqual([1, 3, 3, 0]);
    expect(statements.map((place) => counts(place))).toEqual([3, 1, 1, 3]);
  });

  it('takes a statement that a bundler made away with for as often run as the next one', () => {
    const counts = countAt([BUNDLED, 3], [`throw new Error('wrong');`, 0]);
    expect(statements.map((place) => counts(place))).toEqual([3, 0, 0, 3]);
  });
});
