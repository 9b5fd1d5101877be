import { describe, expect, it } from '@jest/globals';
import { ExampleSearch } from './examples/nearest.js';
import { impressionOf, signsForWinner } from './impression.js';
import { ByteRows } from './rows/byte-rows.js';

/** Three intents with one example each, whose embeddings are the directions of a plane. */
const SEARCH = new ExampleSearch(
  {
    ids: ['a', 'b', 'c'],
    starts: Int32Array.of(0, 1, 2, 3),
    words: {
      offsets: new Int32Array(4),
      features: new Int32Array(0),
      values: new Float32Array(0),
    },
    dimensions: 2,
    vectors: new ByteRows(Int8Array.of(127, 0, 0, 127, -127, 0), 2),
    densities: null,
  },
  0,
);
const vector = { features: [], values: [], blocks: [], starts: [], ends: [], knownShare: 1 };
const EMBEDDED = { vector, embedding: Float32Array.of(0.6, 0.8) };

describe('impressionOf', () => {
  it('blends the members and names the winner', () => {
    const members = {
      scores: [
        [3, 1, 0],
        [0, 2, 4],
      ],
      hasLinear: false,
    };
    const { scores, winner } = impressionOf(members, [1, 0.5], 3, { vector }, SEARCH);
    expect([...scores]).toEqual([3, 2, 2]);
    expect(winner).toBe(0);
  });

  it('gathers what speaks for the winner: its odds, then how alike its examples are', () => {
    const members = { scores: [[0, 2, 1]], hasLinear: false };
    const odds = -Math.log(Math.exp(-2) + Math.exp(-1));
    const lexical = impressionOf(members, [1], 3, { vector }, SEARCH);
    expect(lexical.forWinner).toHaveLength(signsForWinner('lexical'));
    expect(lexical.forWinner[0]).toBeCloseTo(odds, 12);
    const full = impressionOf(members, [1], 3, EMBEDDED, SEARCH);
    expect(full.forWinner).toHaveLength(signsForWinner('full'));
    expect(full.forWinner[2]).toBeCloseTo(0.8, 6);
  });

  it('names an intent also where the background is ahead', () => {
    const members = { scores: [[1, 0, 0, 4]], hasLinear: false };
    const { winner, aboveBackground, forWinner, forKnown } = impressionOf(
      members,
      [1],
      3,
      { vector },
      SEARCH,
    );
    expect([winner, aboveBackground]).toEqual([0, -3]);
    expect(forWinner[0]).toBeLessThan(0);
    expect(forKnown[2]).toBe(-3);
  });

  it('is endlessly above a background that is not there', () => {
    const members = { scores: [[1, 0, 0]], hasLinear: false };
    const { aboveBackground, forKnown } = impressionOf(members, [1], 3, { vector }, SEARCH);
    expect(aboveBackground).toBe(Infinity);
    expect(forKnown.every(Number.isFinite)).toBe(true);
  });

  it('adds the own winner of the machines to the signs of a known message', () => {
    const scores = [
      [9, 0, 0, 0],
      [-10, 3, 1, -2],
    ];
    const blend = [1, 0.1];
    const without = impressionOf({ scores, hasLinear: false }, blend, 3, { vector }, SEARCH);
    const sut = impressionOf({ scores, hasLinear: true }, blend, 3, { vector }, SEARCH);
    expect(sut.winner).toBe(0);
    // Its score, its lead over the next and over the background.
    expect(sut.forKnown).toEqual([
      ...without.forKnown.slice(0, -1),
      3,
      2,
      5,
      without.forKnown.at(-1),
    ]);
  });
});
