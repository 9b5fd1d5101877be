import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findEvidence } from './evidence.js';

describe('findEvidence', () => {
  // " my pin ": the word pin, the pair "pin " with the edge, the pair "my pin", the piece " pi".
  const vector = {
    features: [0, 1, 2, 3],
    values: [0.5, 0.5, 0.5, 0.5],
    blocks: [0, 1, 1, 2],
    starts: [4, 4, 1, 3],
    ends: [7, 8, 7, 6],
    knownShare: 1,
  };

  it('adds up what reads the same and leaves out what spoke against', () => {
    expect(findEvidence(' my pin ', vector, [0.5, 1, 0.25, -0.5], 8)).toEqual([
      { feature: 'pin', kind: 'word', weight: 1.5 },
      { feature: 'my pin', kind: 'phrase', weight: 0.25 },
    ]);
  });

  it('leaves out what speaks against only together', () => {
    expect(findEvidence(' my pin ', vector, [0.5, -0.75, 0.25, 0], 8)).toEqual([
      { feature: 'my pin', kind: 'phrase', weight: 0.25 },
    ]);
  });

  it('gives at most as many as asked for', () => {
    const found = findEvidence(' my pin ', vector, [0.5, 0.5, 0.25, 0.75], 2);
    expect(found.map(({ weight }) => weight)).toEqual([1, 0.75]);
  });

  it('gives only what is positive, largest first', () => {
    const weight = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(weight, weight, weight, weight), fc.nat(3), (weights, most) => {
        const found = findEvidence(' my pin ', vector, weights, most).map((it) => it.weight);
        const [word, edge, pair, piece] = weights;
        const expected = [word + edge, pair, piece].filter((it) => it > 0).sort((a, b) => b - a);
        expect(found).toEqual(expected.slice(0, most));
      }),
    );
  });
});
