import type { ScoredPrediction } from '../classifier/metrics.js';
import { addCounts, type ConfidenceCounts, countByConfidence } from './confidence-counts.js';

/** Predictions whose truth is known, in counts: as small for a million as for a thousand. */
export interface JudgedCounts {
  /** Familiar predictions, by the intent that was named. */
  readonly byIntent: Readonly<Record<string, ConfidenceCounts>>;
  /** All messages, those with no familiar prediction included. */
  readonly total: number;
}

/** A prediction of a message whose truth is known. */
export interface JudgedPrediction extends ScoredPrediction {
  /** Null where nothing in the message was known. */
  readonly predicted: string | null;
  readonly familiar: boolean;
}

/** Counts predictions by the intent that was named. */
export function countJudged(predictions: readonly JudgedPrediction[]): JudgedCounts {
  const byIntent = new Map<string, JudgedPrediction[]>();
  for (const prediction of predictions) {
    if (!prediction.familiar || prediction.predicted === null) continue;
    const own = byIntent.get(prediction.predicted);
    if (own) own.push(prediction);
    else byIntent.set(prediction.predicted, [prediction]);
  }
  const counted = [...byIntent].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    byIntent: Object.fromEntries(counted.map(([intent, own]) => [intent, countByConfidence(own)])),
    total: predictions.length,
  };
}

/** Several counts together. */
export function addJudged(...all: readonly JudgedCounts[]): JudgedCounts {
  const intents = new Set(all.flatMap(({ byIntent }) => Object.keys(byIntent)));
  const sums = [...intents].sort().map((intent) => {
    const own = all.map(({ byIntent }) => countsOf(byIntent, intent));
    return [intent, addCounts(own)] as const;
  });
  return {
    byIntent: Object.fromEntries(sums),
    total: all.reduce((sum, { total }) => sum + total, 0),
  };
}

/** The counts of some intents together. */
export function countsOfIntents(
  { byIntent }: JudgedCounts,
  intents: readonly string[],
): ConfidenceCounts {
  return addCounts(intents.map((intent) => countsOf(byIntent, intent)));
}

/** Intents may be called like a member of Object. */
function countsOf(byIntent: JudgedCounts['byIntent'], intent: string): ConfidenceCounts {
  return Object.hasOwn(byIntent, intent) ? byIntent[intent]! : [];
}
