import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import {
  isLockedOut,
  isTimedOut,
  violatedForeignKey,
  violatedUnique,
  violatesData,
} from './constraint-violation.js';

/** As PostgreSQL's driver reports it. */
const reported = (code: string, constraint?: string): Error =>
  Object.assign(new Error('refused'), { code, constraint });

describe.each([
  ['as the driver reports it', (error: Error) => error],
  ['as TypeORM hands it on', (error: Error) => new QueryFailedError('INSERT', [], error)],
])('a violation %s', (_, handedOn) => {
  it('names the constraint', () => {
    const twice = handedOn(reported('23505', 'users_email_key'));
    const missing = handedOn(reported('23503', 'tickets_assignee_fkey'));
    expect(violatedUnique(twice)).toBe('users_email_key');
    expect(violatedForeignKey(missing)).toBe('tickets_assignee_fkey');
    expect(violatedForeignKey(twice)).toBeUndefined();
    expect(violatedUnique(missing)).toBeUndefined();
  });

  it.each([
    ['22001', true],
    ['23514', true],
    ['40001', false],
    ['57014', false],
  ])('of state %s is of the data: %s', (code, expected) => {
    expect(violatesData(handedOn(reported(code)))).toBe(expected);
  });

  it.each([
    ['55P03', true],
    ['40P01', true],
    ['23505', false],
  ])('of state %s comes of what others hold: %s', (code, expected) => {
    expect(isLockedOut(handedOn(reported(code)))).toBe(expected);
  });

  it('of state 57014 comes of the time that it took', () => {
    expect(isTimedOut(handedOn(reported('57014')))).toBe(true);
    expect(isTimedOut(handedOn(reported('55P03')))).toBe(false);
  });
});

it.each([new Error('broken'), 'broken', null, undefined])('%p violates nothing', (error) => {
  const asked = [violatedUnique, violatedForeignKey, violatesData, isLockedOut, isTimedOut];
  expect(asked.map((it) => it(error))).toEqual([undefined, undefined, false, false, false]);
});
