import { ValidationError } from '../errors/request-errors.js';

export type CursorValue = string | number;

/** Text of a time, a whole number, a real one, a UUID, or one of the words of a set. */
export type CursorType = 'time' | 'number' | 'real' | 'uuid' | readonly string[];

/**
 * An opaque position in a sorted list: the sort it belongs to and the sort key's values of the
 * last row seen.
 */
export function encodeCursor(sort: string, values: readonly CursorValue[]): string {
  return Buffer.from(JSON.stringify([sort, ...values])).toString('base64url');
}

/**
 * @param types what each value must be
 * @throws ValidationError on anything that `encodeCursor` did not make for the same sort
 */
export function decodeCursor(
  cursor: string,
  sort: string,
  types: readonly CursorType[],
): CursorValue[] {
  const [forSort, ...values] = parse(cursor);
  const fits =
    forSort === sort &&
    values.length === types.length &&
    types.every((type, index) => matches(type, values[index]));
  if (!fits) {
    throw new ValidationError([
      { path: 'cursor', message: 'is not the nextCursor of a page of this list with this sort' },
    ]);
  }
  return values as CursorValue[];
}

function parse(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

function matches(type: CursorType, value: unknown): boolean {
  if (type === 'number') return Number.isSafeInteger(value) && Math.abs(Number(value)) < 2 ** 31;
  if (type === 'real') return typeof value === 'number' && isReal(value);
  if (typeof value !== 'string') return false;
  if (type === 'time') return isTime(value);
  if (type === 'uuid') return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
  return type.includes(value);
}

// Of single precision, which also has no numbers closer to zero.
function isReal(value: number): boolean {
  return value === 0 || (Math.abs(value) > 1e-37 && Math.abs(value) < 1e30);
}

// PostgreSQL knows neither the year 0 nor the 30th of February.
function isTime(value: string): boolean {
  const time = new Date(value);
  return (
    /^(?!0000)\d{4}-/.test(value) && !Number.isNaN(time.getTime()) && time.toISOString() === value
  );
}
