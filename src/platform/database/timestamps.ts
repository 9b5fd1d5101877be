import pg, { type CustomTypesConfig } from 'pg';

const { TIMESTAMPTZ } = pg.types.builtins;
const parseByPg = pg.types.getTypeParser(TIMESTAMPTZ) as (text: string) => Date;
const IN_UTC = '+00';

/**
 * For statements whose rows go to a client as they are: `timestamptz` as ISO 8601 text, without the
 * detour by a `Date`, of which a page of 50 tickets would make some 150.
 */
export const TIMES_AS_TEXT: CustomTypesConfig = {
  getTypeParser: (type, format): unknown =>
    type === TIMESTAMPTZ ? isoText : pg.types.getTypeParser(type, format),
};

/** Rewrites what PostgreSQL writes of a time in UTC; other zones and eras go through pg's parser. */
export function isoText(text: string): string {
  if (text[10] !== ' ' || !text.endsWith(IN_UTC)) {
    return parseByPg(text).toISOString();
  }
  const date = text.slice(0, 10);
  const time = text.slice(11, -IN_UTC.length);
  return time[8] === '.' ? `${date}T${time.slice(0, 12).padEnd(12, '0')}Z` : `${date}T${time}.000Z`;
}
