import { describe, expect, it } from '@jest/globals';
import type { FittedHead } from './fit-head.js';
import type { HeldOutPrediction } from './held-out.js';
import { predictOutOfFold } from './out-of-fold-predictions.js';
import type { TrainingData } from './training-data.js';

const ROWS = 40;
/** The rows were given in reverse. */
const DATA: TrainingData = {
  intents: ['a', 'b'],
  documents: Array<string>(ROWS).fill(' x '),
  labels: Int32Array.from({ length: ROWS }, (_, row) => row % 2),
  kinds: new Uint8Array(ROWS),
  sources: Int32Array.from({ length: ROWS }, (_, row) => ROWS - 1 - row),
};

/** The first intent always wins, by odds that grow with the row. */
function aFit(rightOf: (row: number) => boolean): FittedHead {
  const judged = Array.from({ length: ROWS }, (_, row): HeldOutPrediction => ({
    row,
    winner: 0,
    right: rightOf(row),
    forWinner: [row / 10],
    forKnown: [row / 10],
    aboveBackground: row - 3,
    knownShare: 1,
  }));
  const calibration = { intercept: 0, slopes: [1], ceiling: 1 };
  const familiarity = { leastKnownShare: 0.1, detector: null, bar: 0 };
  return { head: { blend: [1], calibration, familiarity }, judged };
}

const byLabel = (row: number) => row % 2 === 0;

describe('predictOutOfFold', () => {
  it('names what was predicted and what was right, by the place the example was given at', () => {
    const [first, second] = predictOutOfFold(DATA, aFit(byLabel));
    expect(first).toMatchObject({ example: 39, actual: 'a', predicted: 'a', right: true });
    expect(second).toMatchObject({ example: 38, actual: 'b', predicted: 'a', right: false });
  });

  it('tells which were familiar', () => {
    const familiar = predictOutOfFold(DATA, aFit(byLabel)).map((it) => it.familiar);
    expect(familiar.slice(0, 5)).toEqual([false, false, false, true, true]);
  });

  it('calibrates each by others than itself', () => {
    const before = predictOutOfFold(DATA, aFit(byLabel));
    const after = predictOutOfFold(
      DATA,
      aFit((row) => byLabel(row) || row === 7),
    );
    expect(after[7]!.confidence).toBe(before[7]!.confidence);
    expect(after[8]!.confidence).toBeGreaterThan(before[8]!.confidence);
  });
});
