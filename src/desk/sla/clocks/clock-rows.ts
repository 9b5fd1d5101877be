import type { Clock } from './clock.js';
import type { SlaClock } from './sla-clock.entity.js';

type Times = 'startedAt' | 'dueAt' | 'warnAt' | 'pausedAt' | 'warnedAt' | 'breachedAt' | 'endedAt';
type Columns = Omit<SlaClock, 'id' | 'organizationId' | 'ticketId' | 'policyId'>;

const TIMES: readonly Times[] = [
  'startedAt',
  'dueAt',
  'warnAt',
  'pausedAt',
  'warnedAt',
  'breachedAt',
  'endedAt',
];

/** The clock of a row: moments as milliseconds. */
export function clockOf(row: SlaClock): Clock {
  const { metric, state, targetMs, remainingMs } = row;
  const moments = TIMES.map((name) => [name, row[name]?.getTime() ?? null]);
  const times = Object.fromEntries(moments) as Pick<Clock, Times>;
  return { metric, state, targetMs, remainingMs, ...times };
}

/** The columns of a clock, to the millisecond. */
export function columnsOf(clock: Clock): Columns {
  const { metric, state, targetMs, remainingMs } = clock;
  const dates = TIMES.map((name) => {
    const moment = clock[name];
    return [name, moment === null ? null : new Date(moment)];
  });
  const times = Object.fromEntries(dates) as Pick<SlaClock, Times>;
  return { metric, state, targetMs, remainingMs, ...times };
}
