import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ValidationError } from '../../../platform/common/errors/request-errors.js';
import { Check } from '../../../platform/common/validation/text.js';
import { timeViolation } from '../../../platform/common/validation/time.js';
import { dayOf } from './contribution.js';

/** From one day of UTC to another, which is part of it; each as `YYYY-MM-DD`. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 30;
const MOST_DAYS = 366;

/** A day of UTC. */
export function IsReportDay(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, format: 'date', required: false, example: '2025-01-31' }),
    Check('isDay', (value) =>
      typeof value === 'string' && DAY.test(value) && timeViolation(value) === undefined
        ? undefined
        : 'must be a day of UTC, such as 2025-01-31',
    ),
  );
}

/**
 * The days that are asked for; by default the last 30, today among them.
 * @throws ValidationError when there are none, or more than a leap year has
 */
export function daysOf(asked: { from?: string; to?: string }, now: Date): Days {
  const to = asked.to ?? dayOf(now);
  const from = asked.from ?? daysLater(to, 1 - DEFAULT_DAYS);
  if (from > to) {
    const message = `must not be after ${asked.to === undefined ? 'today' : 'to'}`;
    throw new ValidationError([{ path: 'from', message }]);
  }
  if (daysLater(from, MOST_DAYS) <= to) {
    const message = `must be at most ${MOST_DAYS} days, of which to is the last`;
    throw new ValidationError([{ path: 'from', message }]);
  }
  return { from, to };
}

/** Every day of them, in their order. */
export function eachDay({ from, to }: Days): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = daysLater(day, 1)) days.push(day);
  return days;
}

/** So many days after a day. */
export function daysLater(day: string, count: number): string {
  return dayOf(new Date(Date.parse(day) + count * DAY_MS));
}
