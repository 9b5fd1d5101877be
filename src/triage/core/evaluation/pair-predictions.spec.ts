import { describe, expect, it } from '@jest/globals';
import { pairPredictions } from './pair-predictions.js';
import type { RecordedPrediction } from './paired-prediction.js';

const A = { predicted: 'a', confidence: 0.9, familiar: true };
const B = { predicted: 'b', confidence: 0.6, familiar: true };

function recorded(example: string, actual: string, says = A): RecordedPrediction {
  return { example, actual, ...says };
}

const none = () => undefined;

describe('pairPredictions', () => {
  it('takes what both said held out', () => {
    const pairs = pairPredictions([recorded('1', 'a')], [recorded('1', 'a', B)], none);
    expect(pairs).toEqual([{ actual: 'a', active: B, candidate: A, isNew: false }]);
  });

  it('asks the active model about an example that it has not seen', () => {
    const classify = (example: string) => (example === '2' ? B : undefined);
    const pairs = pairPredictions([recorded('2', 'b')], [recorded('1', 'a')], classify);
    expect(pairs).toEqual([{ actual: 'b', active: B, candidate: A, isNew: true }]);
  });

  it('leaves out what it learned without a held-out prediction', () => {
    expect(pairPredictions([recorded('2', 'b')], [], none)).toEqual([]);
  });

  it('leaves out examples whose intent was renamed, and those that are gone', () => {
    const active = [recorded('1', 'old name'), recorded('9', 'a')];
    expect(pairPredictions([recorded('1', 'a')], active, () => B)).toEqual([]);
  });
});
