import { ValidationError } from '../../../platform/common/errors/request-errors.js';

/** From the first moment up to, but not including, the second. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 30;
const MOST_DAYS = 3_660;

/**
 * The period that is asked for; by default the last 30 days.
 * @throws ValidationError when it is empty or longer than ten years
 */
export function periodOf(asked: { from?: string; to?: string }, now: Date): Period {
  const to = asked.to === undefined ? now : new Date(asked.to);
  const from =
    asked.from === undefined
      ? new Date(to.getTime() - DEFAULT_DAYS * DAY_MS)
      : new Date(asked.from);
  if (from >= to) {
    const message = `must be before ${asked.to === undefined ? 'now' : 'to'}`;
    throw new ValidationError([{ path: 'from', message }]);
  }
  if (to.getTime() - from.getTime() > MOST_DAYS * DAY_MS) {
    throw new ValidationError([{ path: 'from', message: 'must be at most ten years before to' }]);
  }
  return { from, to };
}
