import type { SlaMetric } from '../policies/sla-values.js';

export const CLOCK_STATES = [
  /** Time passes. */
  'running',
  /** Nobody is waited for but the customer. */
  'paused',
  /** Time passes, and little of it is left. */
  'warned',
  /** The time was over before it was done: it stays so, also when it is done late. */
  'breached',
  'met',
  /** Nobody waits for it any more. */
  'cancelled',
] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

/** How long somebody may still take for something; moments and times in milliseconds. */
export interface Clock {
  readonly metric: SlaMetric;
  readonly state: ClockState;
  readonly startedAt: number;
  /** Of the business hours, in all. */
  readonly targetMs: number;
  /** Null while it is paused. */
  readonly dueAt: number | null;
  /** When little is left; null without a warning, and while it is paused. */
  readonly warnAt: number | null;
  readonly pausedAt: number | null;
  /** What was left of the business hours when it was paused. */
  readonly remainingMs: number | null;
  readonly warnedAt: number | null;
  readonly breachedAt: number | null;
  /** When it was done, or nobody waited for it any more. */
  readonly endedAt: number | null;
}

/** Whether somebody still has to do it, in time or late. */
export function isOpen({ endedAt }: Pick<Clock, 'endedAt'>): boolean {
  return endedAt === null;
}

/** Whether time passes that somebody may miss. */
export function isTicking({ state }: Pick<Clock, 'state'>): boolean {
  return state === 'running' || state === 'warned';
}
