import { binomialCdf } from '~/subjects/statistics/binomial.js';

/** One intent: what the policy in force does with it, and how often the model is right, by bin. */
export interface CurveIntent {
  readonly intent: string;
  readonly answerable: boolean;
  /** From which confidence it is answered today; null: not at all. */
  readonly threshold: number | null;
  /** Whether that was set for this intent alone, so that the dial does not move it. */
  readonly isOwn: boolean;
  /** `[bin, right, wrong]`, the highest confidence first. */
  readonly bins: readonly (readonly number[])[];
}

/** All that it takes to say what a threshold would answer. */
export interface Curve {
  /** The lowest confidence of each bin, highest first. */
  readonly thresholds: readonly number[];
  /** All messages whose truth is known. */
  readonly total: number;
  readonly intents: readonly CurveIntent[];
}

/** So many are answered, and so many of these wrong. */
export interface Answered {
  readonly answered: number;
  readonly wrong: number;
}

/** What one intent is answered today and would be. */
export interface IntentChange {
  readonly intent: string;
  readonly before: Answered;
  readonly after: Answered;
}

const NOTHING: Answered = { answered: 0, wrong: 0 };

/** What is answered of one intent from a confidence on. */
export function answeredFrom(
  { bins }: Pick<CurveIntent, 'bins'>,
  thresholds: readonly number[],
  from: number | null,
): Answered {
  if (from === null) return NOTHING;
  let answered = 0;
  let wrong = 0;
  for (const [bin = 0, right = 0, mistaken = 0] of bins) {
    if ((thresholds[bin] ?? 0) < from - 1e-9) continue;
    answered += right + mistaken;
    wrong += mistaken;
  }
  return { answered, wrong };
}

/** What each intent is answered today, and would be from a confidence on; null answers nothing. */
export function changesAt(curve: Curve, from: number | null): readonly IntentChange[] {
  return curve.intents.map((it) => {
    const own = it.isOwn ? it.threshold : from;
    const before = answeredFrom(it, curve.thresholds, it.answerable ? it.threshold : null);
    const after = answeredFrom(it, curve.thresholds, it.answerable ? own : null);
    return { intent: it.intent, before, after };
  });
}

/** Both of all intents together. */
export function totalOf(parts: readonly Answered[]): Answered {
  return parts.reduce(
    (sum, it) => ({ answered: sum.answered + it.answered, wrong: sum.wrong + it.wrong }),
    NOTHING,
  );
}

/**
 * About the lowest threshold that keeps a share of wrong answers with a probability: downwards from
 * the top as long as an exact test passes. The service tests by intent and several times at once, so
 * that what it chooses may differ; null where nothing passes.
 */
export function thresholdFor(curve: Curve, target: number, confidenceLevel: number): number | null {
  const answerable = curve.intents.filter(({ answerable }) => answerable);
  const perBin = curve.thresholds.map(() => ({ answered: 0, wrong: 0 }));
  for (const { bins } of answerable)
    for (const [bin = 0, right = 0, wrong = 0] of bins) {
      const sum = perBin[bin];
      if (!sum) continue;
      sum.answered += right + wrong;
      sum.wrong += wrong;
    }
  let [answered, wrong] = [0, 0];
  let lowest: number | null = null;
  for (const [i, bin] of perBin.entries()) {
    answered += bin.answered;
    wrong += bin.wrong;
    const passes = binomialCdf(wrong, answered, target) <= 1 - confidenceLevel;
    if (passes && answered > 0) lowest = curve.thresholds[i] ?? lowest;
  }
  return lowest;
}
