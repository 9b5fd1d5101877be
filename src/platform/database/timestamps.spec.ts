import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { isoText, TIMES_AS_TEXT } from './timestamps.js';

const { TIMESTAMPTZ, INT4 } = pg.types.builtins;
const parseByPg = pg.types.getTypeParser(TIMESTAMPTZ) as (text: string) => Date;

describe('isoText', () => {
  it('gives the text of every time in UTC', () => {
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
        expect(isoText(text)).toBe(time.toISOString());
      }),
    );
  });

  it.each([
    '2025-01-31 12:00:00+00',
    '2025-01-31 12:00:00.123456+00',
    '2025-01-31 12:00:00.5+05:30',
    '2025-01-31 12:00:00-08',
    '0044-03-15 00:00:00+00 BC',
    '10000-01-01 00:00:00+00',
  ])('reads %s as pg does', (text) => {
    expect(isoText(text)).toBe(parseByPg(text).toISOString());
  });
});

describe('TIMES_AS_TEXT', () => {
  it('leaves all other types to pg', () => {
    expect(TIMES_AS_TEXT.getTypeParser(TIMESTAMPTZ, 'text')).toBe(isoText);
    expect(TIMES_AS_TEXT.getTypeParser(INT4, 'text')).toBe(pg.types.getTypeParser(INT4, 'text'));
  });
});
