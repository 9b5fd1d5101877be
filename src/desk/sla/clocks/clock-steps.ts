import type { WorkCalendar } from '../calendar/work-calendar.js';
import type { SlaMetric, SlaWarning } from '../policies/sla-values.js';
import { type Clock, isOpen, isTicking } from './clock.js';

const MINUTE_MS = 60_000;

/** What a clock counts by. */
export interface ClockTerms {
  readonly calendar: WorkCalendar;
  readonly targetMs: number;
  readonly warning: SlaWarning | null;
}

/** A clock that begins to run. */
export function startClock(metric: SlaMetric, startedAt: number, terms: ClockTerms): Clock {
  const { targetMs } = terms;
  const nothing = { dueAt: null, warnAt: null, pausedAt: null, remainingMs: null };
  const never = { warnedAt: null, breachedAt: null, endedAt: null };
  const clock: Clock = { metric, state: 'running', startedAt, targetMs, ...nothing, ...never };
  return running(clock, startedAt, targetMs, terms);
}

/** What time alone has made of a clock by then. */
export function advance(clock: Clock, now: number): Clock {
  if (!isTicking(clock)) return clock;
  const { dueAt, warnAt } = clock;
  if (dueAt !== null && dueAt < now) return { ...clock, state: 'breached', breachedAt: dueAt };
  if (clock.state === 'warned' || warnAt === null || now < warnAt) return clock;
  return { ...clock, state: 'warned', warnedAt: warnAt };
}

/** It is done, in time or late. */
export function meet(clock: Clock, at: number): Clock {
  if (!isOpen(clock)) return clock;
  const then = asOf(clock, at);
  return { ...then, state: then.state === 'breached' ? 'breached' : 'met', ...stopped(at) };
}

/** Nobody waits for it any more; what is missed by then stays so. */
export function cancel(clock: Clock, at: number): Clock {
  if (!isOpen(clock)) return clock;
  const then = asOf(clock, at);
  return { ...then, state: then.state === 'breached' ? 'breached' : 'cancelled', ...stopped(at) };
}

/** From now on the customer is waited for. */
export function pause(clock: Clock, at: number, calendar: WorkCalendar): Clock {
  const then = asOf(clock, at);
  if (!isTicking(then) || then.dueAt === null) return then;
  const remainingMs = calendar.businessTimeBetween(at, then.dueAt);
  return { ...then, state: 'paused', dueAt: null, warnAt: null, pausedAt: at, remainingMs };
}

/** The customer is not waited for any more: what was left is left. */
export function resume(clock: Clock, at: number, terms: ClockTerms): Clock {
  if (clock.state !== 'paused' || clock.remainingMs === null) return clock;
  return running(clock, at, clock.remainingMs, terms);
}

/**
 * The ticket is promised something else: what was used of the time stays used. What would have been
 * missed already is due now.
 */
export function retarget(clock: Clock, at: number, terms: ClockTerms): Clock {
  const then = asOf(clock, at);
  if (!isOpen(then) || then.state === 'breached') return then;
  const { calendar, targetMs } = terms;
  const left = then.remainingMs ?? calendar.businessTimeBetween(at, then.dueAt ?? at);
  const remainingMs = Math.max(0, left + targetMs - then.targetMs);
  if (then.state === 'paused') return { ...then, targetMs, remainingMs };
  return running({ ...then, targetMs, warnedAt: null }, at, remainingMs, terms);
}

/**
 * The clock at the moment of something that is told later: what was taken for missed meanwhile had
 * not been missed by then.
 */
function asOf(clock: Clock, at: number): Clock {
  const { state, dueAt, warnedAt } = clock;
  if (state !== 'breached' || !isOpen(clock) || dueAt === null || dueAt < at) {
    return advance(clock, at);
  }
  return { ...clock, state: warnedAt === null ? 'running' : 'warned', breachedAt: null };
}

/** Runs on with so much time left. */
function running(clock: Clock, at: number, left: number, terms: ClockTerms): Clock {
  const { calendar, warning } = terms;
  const before = warning && warnedBefore(clock.targetMs, warning);
  const warnAt = before === null ? null : calendar.addBusinessTime(at, Math.max(0, left - before));
  const dueAt = calendar.addBusinessTime(at, left);
  const state = clock.warnedAt === null ? 'running' : 'warned';
  return { ...clock, state, dueAt, warnAt, pausedAt: null, remainingMs: null };
}

/** How much time is left when somebody is warned. */
function warnedBefore(targetMs: number, { share, minutes = 0 }: SlaWarning): number {
  return share === undefined ? minutes * MINUTE_MS : Math.round(targetMs * (1 - share));
}

function stopped(at: number): Pick<Clock, 'endedAt' | 'pausedAt' | 'remainingMs'> {
  return { endedAt: at, pausedAt: null, remainingMs: null };
}
