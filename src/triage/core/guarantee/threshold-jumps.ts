import { thresholdFor, type Thresholds } from './risk-dial.js';

/** A threshold that changed so much that somebody should look why. */
export interface ThresholdJump {
  /** Null: that of all intents without one of their own. */
  readonly intent: string | null;
  readonly before: number | null;
  readonly after: number | null;
}

/**
 * A jump multiplies the odds of being right at the threshold, or divides them: from 0.8 to 0.97 or to
 * 0.33. While evidence of one kind tripled in 45 simulated services, thresholds moved so far nine
 * times (by a factor of four 33 times): more of the same is seldom the reason. Other messages are, or
 * somebody who sends them.
 */
const FACTOR = 8;

/** Thresholds that jumped, or from which on something is answered, or nothing any more. */
export function jumpsBetween(before: Thresholds, after: Thresholds): ThresholdJump[] {
  const own = new Set([before, after].flatMap(({ intents }) => Object.keys(intents)));
  return [null, ...[...own].sort()]
    .map((intent) => ({
      intent,
      before: thresholdOf(before, intent),
      after: thresholdOf(after, intent),
    }))
    .filter(isJump);
}

function thresholdOf(thresholds: Thresholds, intent: string | null): number | null {
  return intent === null ? thresholds.overall.threshold : thresholdFor(thresholds, intent);
}

function isJump({ before, after }: ThresholdJump): boolean {
  if (before === null || after === null) return before !== after;
  return Math.abs(Math.log(oddsOf(after) / oddsOf(before))) >= Math.log(FACTOR);
}

function oddsOf(share: number): number {
  return share / (1 - share);
}
