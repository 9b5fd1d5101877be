import { seededRandom, shuffle } from '../../src/triage/core/classifier/random.js';
import type { ErrorPromise } from '../../src/triage/core/guarantee/error-promise.js';
import {
  countJudged,
  type JudgedPrediction,
} from '../../src/triage/core/guarantee/judged-counts.js';
import { thresholdFor, turnRiskDial } from '../../src/triage/core/guarantee/risk-dial.js';

const NOTHING = { byIntent: {}, total: 0 };

/** How a promise fared over random splits. */
export interface SplitTrials {
  readonly splits: number;
  /** Splits in which more than the target was wrong among the answered of the other half. */
  readonly broken: number;
  /** Mean shares over the splits: of the other half answered, and of these wrong. */
  readonly coverage: number;
  readonly errorRate: number;
}

/**
 * Chooses the thresholds, as the service does, on a random half of predictions and counts on the other half whether the
 * promise was kept. The other half is a sample too, so this is stricter than the promise, which is
 * about the error rate in the long run.
 */
export function trySplits(
  judged: readonly JudgedPrediction[],
  promise: ErrorPromise,
  splits = 200,
): SplitTrials {
  const random = seededRandom(1);
  let broken = 0;
  let coverage = 0;
  let errorRate = 0;
  for (let split = 0; split < splits; split++) {
    const [half, other] = halves(judged, random);
    const isAnswered = chooser(half, promise);
    const answered = other.filter(isAnswered);
    const wrong = answered.filter(({ right }) => !right).length;
    const share = answered.length > 0 ? wrong / answered.length : 0;
    if (share > promise.target) broken += 1;
    coverage += answered.length / other.length / splits;
    errorRate += share / splits;
  }
  return { splits, broken, coverage, errorRate };
}

/** Tells what is answered by thresholds that were chosen on these predictions. */
function chooser(
  judged: readonly JudgedPrediction[],
  promise: ErrorPromise,
): (prediction: JudgedPrediction) => boolean {
  const curated = countJudged(judged);
  const evidence = { curated, tickets: NOTHING, outcomes: NOTHING };
  const dial = turnRiskDial(evidence, promise, Object.keys(curated.byIntent));
  return ({ predicted, familiar, confidence }) => {
    if (predicted === null || !familiar) return false;
    return confidence >= (thresholdFor(dial, predicted) ?? Infinity);
  };
}

function halves(
  judged: readonly JudgedPrediction[],
  random: () => number,
): [JudgedPrediction[], JudgedPrediction[]] {
  const shuffled = [...judged];
  shuffle(shuffled, random);
  const middle = shuffled.length >> 1;
  return [shuffled.slice(0, middle), shuffled.slice(middle)];
}
