import { MEASURES } from './measures.js';
import type { ServiceGrouping, ServiceQuery } from './service-report.dto.js';

const GROUP: Readonly<Record<ServiceGrouping, string>> = {
  none: `''`,
  day: 'day::text',
  channel: 'channel',
  team: 'team_id::text',
  agent: 'agent_id::text',
};

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
export const sumsStatement = (by: ServiceGrouping, conditions: string): string => `
  SELECT ${GROUP[by]} AS "group",
         ${MEASURES.map(({ measure, column }) => `sum(${column})::float8 AS "${measure}"`).join(', ')}
  FROM service_days
  WHERE organization_id = $1 AND day >= $2 AND day <= $3${conditions}
  GROUP BY 1`;

/** How many tickets of organisation $1 were open at the end of day $2, by group but for days. */
export const openStatement = (by: ServiceGrouping, conditions: string): string => `
  SELECT ${GROUP[by === 'day' ? 'none' : by]} AS "group",
         sum(created - resolved_by_machine - resolved_by_people)::float8 AS open
  FROM service_days
  WHERE organization_id = $1 AND day <= $2${conditions}
  GROUP BY 1`;

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
