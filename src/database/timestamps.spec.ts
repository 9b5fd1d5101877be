import fc from 'fast-check';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { readTimestampsFast } from './timestamps.js';

const { TIMESTAMPTZ } = pg.types.builtins;
const parseByPg = pg.types.getTypeParser(TIMESTAMPTZ);
readTimestampsFast();
const sut = pg.types.getTypeParser(TIMESTAMPTZ);

describe('readTimestampsFast', () => {
  it('reads every time in UTC as pg does', () => {
    const date = fc.date({
      min: new Date('0100-01-01'),
      max: new Date('9999-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(date, (time) => {
        // PostgreSQL writes no zeros at the end.
        const text = time
          .toISOString()
          .replace('T', ' ')
          .replace(/\.?0*Z$/, '+00');
        expect(sut(text)).toEqual(time);
        expect(sut(text)).toEqual(parseByPg(text));
      }),
    );
  });

  it.each([
    '2025-01-31 12:00:00.123456+00',
    '2025-01-31 12:00:00.5+05:30',
    '2025-01-31 12:00:00-08',
    '0044-03-15 00:00:00+00 BC',
    '10000-01-01 00:00:00+00',
    'infinity',
    '-infinity',
  ])('reads %s as pg does', (text) => expect(sut(text)).toEqual(parseByPg(text)));
});
