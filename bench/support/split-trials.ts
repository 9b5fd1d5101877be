import { seededRandom, shuffle } from '../../src/triage/classifier/random.js';
import {
  type ErrorPromise,
  guaranteedThreshold,
  type Judged,
} from '../../src/triage/guarantee/guaranteed-threshold.js';

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
 * Chooses the threshold on a random half of predictions and counts on the other half whether the
 * promise was kept. The other half is a sample too, so this is stricter than the promise, which is
 * about the error rate in the long run.
 */
export function trySplits(
  judged: readonly Judged[],
  promise: ErrorPromise,
  splits = 200,
): SplitTrials {
  const random = seededRandom(1);
  let broken = 0;
  let coverage = 0;
  let errorRate = 0;
  for (let split = 0; split < splits; split++) {
    const [half, other] = halves(judged, random);
    const { threshold } = guaranteedThreshold(half, promise);
    const answered = other.filter(({ confidence }) => confidence >= (threshold ?? Infinity));
    const wrong = answered.filter(({ right }) => !right).length;
    const share = answered.length > 0 ? wrong / answered.length : 0;
    if (share > promise.target) broken += 1;
    coverage += answered.length / other.length / splits;
    errorRate += share / splits;
  }
  return { splits, broken, coverage, errorRate };
}

function halves(judged: readonly Judged[], random: () => number): [Judged[], Judged[]] {
  const shuffled = [...judged];
  shuffle(shuffled, random);
  const middle = shuffled.length >> 1;
  return [shuffled.slice(0, middle), shuffled.slice(middle)];
}
