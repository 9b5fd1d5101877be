import type { ErrorPromise } from '../guarantee/error-promise.js';
import { calibrationNoise } from './calibration-noise.js';
import { compareIntents, type IntentComparison } from './intent-comparison.js';
import { type ModelQuality, qualityOf } from './model-quality.js';
import type { PairedPrediction, Prediction } from './paired-prediction.js';
import { countDiscordant, differenceProbability, lossProbability } from './sign-test.js';
import { judgeCandidate, type Verdict } from './verdict.js';

/** How a candidate does against the active model on the same held-out examples; plain JSON. */
export interface ModelComparison {
  readonly verdict: Verdict;
  /** The verdict in plain words. */
  readonly reasons: readonly string[];
  /** How many examples both models predicted without having seen them. */
  readonly compared: number;
  /** How many of these came after the training of the active model. */
  readonly newToActive: number;
  /** The target at which `answered` is measured. */
  readonly targetErrorRate: number;
  readonly confidenceLevel: number;
  readonly active: ModelQuality;
  readonly candidate: ModelQuality;
  /** Examples that the candidate alone gets right. */
  readonly won: number;
  /** Examples that the active model alone gets right. */
  readonly lost: number;
  /** McNemar's exact test: the probability of such a difference by chance. */
  readonly pValue: number;
  /** The same one-sided: of such a loss. */
  readonly pWorse: number;
  readonly intents: readonly IntentComparison[];
}

type Side = 'active' | 'candidate';

/**
 * Compares two models by pairs of predictions. The candidate is worse if it gets significantly fewer
 * examples right, overall or of a single intent, if its confidences are less true, or if it could
 * answer clearly less at the target error rate.
 */
export function compareModels(
  pairs: readonly PairedPrediction[],
  promise: ErrorPromise,
): ModelComparison {
  const of = (side: Side) => pairs.map((pair) => ({ ...pair[side], actual: pair.actual }));
  const active = qualityOf(of('active'), promise);
  const candidate = qualityOf(of('candidate'), promise);
  const discordant = countDiscordant(pairs);
  const intents = compareIntents(pairs);
  const noise = { active: noiseOf(of('active')), candidate: noiseOf(of('candidate')) };
  const compared = pairs.length;
  return {
    ...judgeCandidate({ compared, active, candidate, discordant, intents, noise }),
    compared,
    newToActive: pairs.filter(({ isNew }) => isNew).length,
    targetErrorRate: promise.target,
    confidenceLevel: 1 - promise.delta,
    active,
    candidate,
    ...discordant,
    pValue: differenceProbability(discordant),
    pWorse: lossProbability(discordant),
    intents,
  };
}

function noiseOf(predictions: readonly Prediction[]) {
  return calibrationNoise(predictions.map(({ confidence }) => confidence));
}
