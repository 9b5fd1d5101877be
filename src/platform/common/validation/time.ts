import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Check } from './text.js';

const TIME =
  /^(?!0000)(\d{4}-\d\d-\d\d)(?:T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d))?$/;

const SPACE_FOR_PLUS = /^\d{4}-\d\d-\d\dT[\d:.]+ \d\d:\d\d$/;

/** What keeps a value from being a time as RFC 3339 writes it or a day in UTC, or nothing. */
export function timeViolation(value: unknown): string | undefined {
  const day = typeof value === 'string' ? TIME.exec(value)?.[1] : undefined;
  if (day !== undefined && exists(day)) return undefined;
  if (typeof value === 'string' && SPACE_FOR_PLUS.test(value)) {
    return 'must be a time: a + in an address means a space, write it as %2B';
  }
  return 'must be a time such as 2025-01-31T12:00:00Z, or a day of UTC';
}

/** February has no 30th, though a Date made of it would be one in March. */
function exists(day: string): boolean {
  const date = new Date(`${day}T00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** A time as RFC 3339 writes it, or a day: its first moment in UTC. */
export function IsTime(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, required: false, example: '2025-01-31T12:00:00Z' }),
    Check('isTime', timeViolation),
  );
}
