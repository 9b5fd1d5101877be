import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readJudgements, writeJudgements } from './judgement-table.js';
import type { RememberedPrediction } from './training-memory.js';

/** Judgements of one tier: all have the same numbers of signs. */
function judgements(forWinner: number, forKnown: number) {
  const sign = fc.float({ noNaN: true });
  const exactly = (length: number) => fc.array(sign, { minLength: length, maxLength: length });
  const judgement: fc.Arbitrary<RememberedPrediction> = fc.record({
    winner: fc.nat(1000),
    knownShare: fc.float({ min: 0, max: 1, noNaN: true }),
    aboveBackground: fc.oneof(sign, fc.constant(Infinity)),
    forWinner: exactly(forWinner),
    forKnown: exactly(forKnown),
  });
  return fc.array(judgement, { maxLength: 8 });
}

describe('readJudgements', () => {
  it.each([
    [2, 7],
    [3, 8],
    [0, 0],
  ])('reads what was written, of %i signs for the winner and %i for the known', (winner, known) => {
    fc.assert(
      fc.property(judgements(winner, known), (written) => {
        expect(readJudgements(writeJudgements(written), written.length)).toEqual(written);
      }),
    );
  });

  it('rounds to single precision', () => {
    const written = {
      winner: 3,
      knownShare: 0.1,
      aboveBackground: Infinity,
      forWinner: [1 / 3, -Infinity],
      forKnown: [Math.PI],
    };
    expect(readJudgements(writeJudgements([written]), 1)).toEqual([
      {
        winner: 3,
        knownShare: Math.fround(0.1),
        aboveBackground: Infinity,
        forWinner: [Math.fround(1 / 3), -Infinity],
        forKnown: [Math.fround(Math.PI)],
      },
    ]);
  });

  it('reads no judgements', () => {
    expect(writeJudgements([])).toHaveLength(0);
    expect(readJudgements(new Float32Array(0), 0)).toEqual([]);
  });
});
