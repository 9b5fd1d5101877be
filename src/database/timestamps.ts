import pg from 'pg';

const { TIMESTAMPTZ } = pg.types.builtins;
const parseByPg = pg.types.getTypeParser(TIMESTAMPTZ) as (text: string) => unknown;
const IN_UTC = '+00';

/**
 * Reads `timestamptz` as PostgreSQL writes it in UTC by JavaScript's own parser, which takes half
 * the time of pg's; a page of 50 tickets has some 150 of them. What looks otherwise, such as another
 * time zone or `infinity`, is left to pg.
 */
export function readTimestampsFast(): void {
  pg.types.setTypeParser(TIMESTAMPTZ, (text) => {
    return text[10] === ' ' && text.endsWith(IN_UTC)
      ? new Date(`${text.slice(0, 10)}T${text.slice(11, -IN_UTC.length)}Z`)
      : parseByPg(text);
  });
}
