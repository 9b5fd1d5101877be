import { MEASURES } from './measures.js';
import type { ServiceGrouping, ServiceQuery } from './service-report.dto.js';

/** Grouped as they are: as texts they would have to be made, and compared, for each row. */
const COLUMN: Readonly<Record<Exclude<ServiceGrouping, 'none'>, string>> = {
  day: 'day',
  channel: 'channel',
  team: 'team_id',
  agent: 'agent_id',
};

function groupOf(by: ServiceGrouping): { readonly shown: string; readonly grouped: string } {
  if (by === 'none') return { shown: `''`, grouped: '1' };
  return { shown: `${COLUMN[by]}::text`, grouped: COLUMN[by] };
}

/** What is left out of the report, and its values from `$first` on. */
export function conditionsOf(
  { channel, teamId, agentId }: Pick<ServiceQuery, 'channel' | 'teamId' | 'agentId'>,
  first: number,
): { readonly sql: string; readonly values: readonly unknown[] } {
  const wanted = [
    ['channel', channel],
    ['team_id', teamId === 'none' ? 0 : teamId],
    ['agent_id', agentId === 'none' ? 0 : agentId],
  ].filter(([, value]) => value !== undefined);
  return {
    sql: wanted.map(([column], place) => ` AND ${column} = $${first + place}`).join(''),
    values: wanted.map(([, value]) => value),
  };
}

/** Sums of organisation $1 from day $2 to $3, by group. */
export function sumsStatement(by: ServiceGrouping, conditions: string): string {
  const { shown, grouped } = groupOf(by);
  return `
  SELECT ${shown} AS "group",
         ${MEASURES.map(({ measure, column }) => `sum(${column})::float8 AS "${measure}"`).join(', ')}
  FROM service_days
  WHERE organization_id = $1 AND day >= $2 AND day <= $3${conditions}
  GROUP BY ${grouped}`;
}

/** How many tickets of organisation $1 were open at the end of day $2, by group but for days. */
export function openStatement(by: ServiceGrouping, conditions: string): string {
  const { shown, grouped } = groupOf(by === 'day' ? 'none' : by);
  return `
  SELECT ${shown} AS "group",
         sum(created - resolved_by_machine - resolved_by_people)::float8 AS open
  FROM service_days
  WHERE organization_id = $1 AND day <= $2${conditions}
  GROUP BY ${grouped}`;
}

/** Since when something of organisation $1 waits to be counted, and whether that is of long ago. */
export const WAITING = `
  SELECT now() AS now, min(happened_at) AS since, count(*) > count(happened_at) AS "isFormer"
  FROM service_recounts WHERE organization_id = $1`;

/** What groups are called. Values: organisation, ids. */
export const NAMES: Readonly<Partial<Record<ServiceGrouping, string>>> = {
  team: `SELECT id::text, name FROM teams WHERE organization_id = $1 AND id = ANY ($2::integer[])`,
  agent: `SELECT id::text, email AS name FROM users
          WHERE organization_id = $1 AND id = ANY ($2::integer[]) AND deleted_at IS NULL`,
};
