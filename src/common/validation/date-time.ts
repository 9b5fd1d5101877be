import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Check } from './text.js';

const RFC_3339 =
  /^(?!0000)(\d{4}-\d{2}-\d{2})[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/;

/** A point in time with its offset, such as `2026-01-31T09:30:00Z`; it stays text. */
export function IsDateTime(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, format: 'date-time', example: '2026-01-31T09:30:00Z' }),
    Check('isDateTime', (value) =>
      isDateTime(value) ? undefined : 'must be a time such as 2026-01-31T09:30:00Z',
    ),
  );
}

// Date takes the 30th of February for the 2nd of March.
function isDateTime(value: unknown): boolean {
  const day = typeof value === 'string' ? RFC_3339.exec(value)?.[1] : undefined;
  if (typeof value !== 'string' || day === undefined) return false;
  const midnight = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || Number.isNaN(new Date(value).getTime())) return false;
  return midnight.toISOString().startsWith(day);
}
