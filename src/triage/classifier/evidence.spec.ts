import { describe, expect, it } from 'vitest';
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
    const weights = [1, 2, 0.5, -1];
    expect(findEvidence(' my pin ', vector, (feature) => weights[feature]!, 8)).toEqual([
      { feature: 'pin', kind: 'word', weight: 1.5 },
      { feature: 'my pin', kind: 'phrase', weight: 0.25 },
    ]);
  });

  it('gives at most as many as asked for', () => {
    const found = findEvidence(' my pin ', vector, () => 1, 2);
    expect(found.map(({ weight }) => weight)).toEqual([1, 0.5]);
  });
});
