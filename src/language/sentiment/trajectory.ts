import type { Sentiment } from './sentiment.js';

/** Where the sentiment of a conversation goes. */
export const TRENDS = ['improving', 'steady', 'worsening'] as const;
export type Trend = (typeof TRENDS)[number];

/** How a customer felt at first, feels now, and got there; scores from -1 to 1. */
export interface Trajectory {
  readonly start: number;
  readonly now: number;
  readonly trend: Trend;
  readonly lowest: number;
}

/** From which change of the score on it goes up or down: half of a level. */
const CHANGE = 0.25;
/** What the mood before still weighs when a message arrives. */
const MEMORY = 0.4;

/**
 * The trajectory of a conversation by its customer's messages, oldest first; undefined where none
 * is known. `now` remembers: one short "ok" does not make up for what came before it.
 */
export function trajectoryOf(
  sentiments: readonly Pick<Sentiment, 'score' | 'known'>[],
): Trajectory | undefined {
  const scores = sentiments.filter(({ known }) => known).map(({ score }) => score);
  const [start, ...later] = scores;
  if (start === undefined) return undefined;
  const now = later.reduce((mood, score) => MEMORY * mood + (1 - MEMORY) * score, start);
  return { start, now, trend: trendOf(now - start), lowest: Math.min(...scores) };
}

function trendOf(change: number): Trend {
  if (Math.abs(change) < CHANGE) return 'steady';
  return change > 0 ? 'improving' : 'worsening';
}
