import { validateSync } from 'class-validator';
import { describe, expect, it } from 'vitest';
import { IsDateTime } from './date-time.js';

class Subject {
  @IsDateTime()
  at: unknown;
}

function isAccepted(at: unknown): boolean {
  return validateSync(Object.assign(new Subject(), { at })).length === 0;
}

describe('IsDateTime', () => {
  it.each([
    '2026-01-31T09:30:00Z',
    '2024-02-29T23:59:59.999+14:00',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999999-12:00',
  ])('takes %s', (at) => {
    expect(isAccepted(at)).toBe(true);
  });

  it.each([
    '2026-02-30T00:00:00Z',
    '2026-01-31',
    '2026-01-31T09:30:00',
    '2026-01-31T25:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-01T00:00:00+99:99',
    '0000-01-01T00:00:00Z',
    '+012026-01-01T00:00:00Z',
    'yesterday',
    '',
    0,
    null,
    ['2026-01-31T09:30:00Z'],
  ])('refuses %j', (at) => {
    expect(isAccepted(at)).toBe(false);
  });
});
