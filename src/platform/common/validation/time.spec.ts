import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { timeViolation } from './time.js';

describe('timeViolation', () => {
  it.each([
    '2025-01-31',
    '2024-02-29',
    '2025-01-31T12:00Z',
    '2025-01-31T23:59:59Z',
    '2025-01-31T12:00:00.123+02:00',
    '0001-01-01',
  ])('takes %s', (value) => expect(timeViolation(value)).toBeUndefined());

  it.each([
    '',
    'yesterday',
    '2025-02-29',
    '2025-13-01',
    '2025-01-32',
    '2025-01-00',
    '2025-1-1',
    '2025-W05',
    '2025-01-31 12:00:00Z',
    '2025-01-31T12:00:00',
    '2025-01-31T24:00:00Z',
    '2025-01-31T12:60:00Z',
    '2025-01-31T12:00:00 02:00',
    '+012025-01-31',
    '2025-01-31\n',
    20250131,
    null,
    ['2025-01-31'],
  ])('refuses %j', (value) => expect(timeViolation(value)).toMatch(/^must be a time/));

  it('refuses the year before the first', () => {
    expect(timeViolation('0000-12-31')).toBeDefined();
  });

  it('takes what every clock writes, and what it takes is a time', () => {
    const date = fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(fc.property(date, (it) => timeViolation(it.toISOString()) === undefined));
    fc.assert(
      fc.property(fc.stringMatching(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?Z)?$/), (it) => {
        fc.pre(timeViolation(it) === undefined);
        expect(Date.parse(it)).not.toBeNaN();
      }),
    );
  });
});
