import { describe, expect, it } from '@jest/globals';
import { ValidationError } from '../../../platform/common/errors/request-errors.js';
import { periodOf } from './period.js';

const now = new Date('2025-03-31T12:00:00Z');

describe('periodOf', () => {
  it.each([
    [{}, '2025-03-01T12:00:00.000Z', '2025-03-31T12:00:00.000Z'],
    [{ from: '2025-03-30' }, '2025-03-30T00:00:00.000Z', '2025-03-31T12:00:00.000Z'],
    [{ to: '2024-01-31' }, '2024-01-01T00:00:00.000Z', '2024-01-31T00:00:00.000Z'],
    [
      { from: '2025-01-01T00:00:00+02:00', to: '2025-01-02' },
      '2024-12-31T22:00:00.000Z',
      '2025-01-02T00:00:00.000Z',
    ],
    [
      { from: '2015-04-01', to: '2025-04-01' },
      '2015-04-01T00:00:00.000Z',
      '2025-04-01T00:00:00.000Z',
    ],
  ])('%j', (asked, from, to) => {
    expect(periodOf(asked, now)).toEqual({ from: new Date(from), to: new Date(to) });
  });

  it.each([
    { from: '2025-01-01', to: '2025-01-01' },
    { from: '2025-01-02', to: '2025-01-01' },
    { from: '2025-04-01' },
    { from: '2014-01-01', to: '2025-04-01' },
  ])('refuses %j', (asked) => {
    expect(() => periodOf(asked, now)).toThrow(ValidationError);
  });
});
