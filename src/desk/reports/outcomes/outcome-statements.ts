import type { OutcomeGrouping } from './outcomes.dto.js';

/** Figures of all tickets, of those with one reason, or of one group. */
export interface FigureRow {
  readonly kind: 'total' | 'reason' | 'group';
  readonly group: string | null;
  readonly reason: string | null;
  readonly tickets: number;
  readonly autoResolved: number;
  readonly wrong: number;
  readonly reopened: number;
  readonly confirmed: number;
  readonly feedback: number;
  readonly meanRating: number | null;
  readonly resolved: number;
}

/** More than there can be totals and reasons beside the groups. */
const ROWS_BESIDE_GROUPS = 100;

const GROUP_COLUMN: Readonly<Record<OutcomeGrouping, string>> = {
  intent: 'decisions.intent',
  model: 'decisions.model_id',
  policy: 'decisions.policy_id',
};

/** People know policies by their version. */
const GROUP_NAME: Readonly<Record<OutcomeGrouping, string>> = {
  intent: 'key',
  model: 'key::text',
  policy: '(SELECT version FROM policies WHERE organization_id = $1 AND id = key)::text',
};

/**
 * Figures of organisation $1's tickets decided from $2 up to $3, the largest groups first. What people said and
 * did about a ticket comes after its decision, so older facts need not be read; of several the
 * worst counts. Every row of decisions is joined and counted once, from indexes alone.
 */
export function figuresStatement(by: OutcomeGrouping, groups: number): string {
  return `
    WITH facts AS (
      SELECT ticket_id, max(truth) AS truth, max(rating) AS rating, bool_or(resolved) AS resolved
      FROM (
        SELECT ticket_id, NULL::smallint AS rating, NULL::boolean AS resolved,
               CASE WHEN is_right THEN 1 WHEN source = 'agent' AND NOT is_right THEN 3 END AS truth
        FROM labels
        WHERE organization_id = $1 AND revoked_at IS NULL AND created_at >= $2
        UNION ALL
        SELECT ticket_id, NULL, NULL, 2
        FROM ticket_transitions
        WHERE organization_id = $1 AND to_status = 'escalated' AND created_at >= $2
        UNION ALL
        SELECT ticket_id, rating, resolved, NULL FROM feedback
        WHERE organization_id = $1 AND created_at >= $2
      ) AS fact
      GROUP BY ticket_id
    ), counted AS (
      SELECT ${GROUP_COLUMN[by]} AS key, decisions.reason,
             decisions.outcome = 'auto_resolved' AS automated,
             facts.truth, facts.rating, facts.resolved, count(*) AS tickets
      FROM decisions LEFT JOIN facts USING (ticket_id)
      WHERE organization_id = $1 AND decided_at >= $2 AND decided_at < $3
      GROUP BY 1, 2, 3, 4, 5, 6
    ), summed AS (
      SELECT CASE grouping(key, reason) WHEN 3 THEN 'total' WHEN 2 THEN 'reason' ELSE 'group' END
               AS kind,
             key, reason,
             sum(tickets) AS tickets,
             sum(tickets) FILTER (WHERE automated) AS automated,
             sum(tickets) FILTER (WHERE automated AND truth = 3) AS wrong,
             sum(tickets) FILTER (WHERE automated AND truth = 2) AS reopened,
             sum(tickets) FILTER (WHERE automated AND truth = 1) AS confirmed,
             sum(tickets) FILTER (WHERE rating IS NOT NULL) AS feedback,
             sum(tickets * rating) AS ratings,
             sum(tickets) FILTER (WHERE resolved) AS resolved
      FROM counted
      GROUP BY GROUPING SETS ((), (key), (reason))
      ORDER BY grouping(key, reason) = 1, tickets DESC, key
      LIMIT ${groups + ROWS_BESIDE_GROUPS}
    )
    SELECT kind, ${GROUP_NAME[by]} AS "group", reason,
           coalesce(tickets, 0)::int AS tickets,
           coalesce(automated, 0)::int AS "autoResolved",
           coalesce(wrong, 0)::int AS wrong,
           coalesce(reopened, 0)::int AS reopened,
           coalesce(confirmed, 0)::int AS confirmed,
           coalesce(feedback, 0)::int AS feedback,
           round(ratings / feedback, 3)::float8 AS "meanRating",
           coalesce(resolved, 0)::int AS resolved
    FROM summed`;
}

/** Half of the tickets took no longer than the first of the seconds, nine tenths the second. */
export interface TimeRow {
  readonly machine: number;
  readonly machineSeconds: readonly [number, number] | null;
  readonly people: number;
  readonly peopleSeconds: readonly [number, number] | null;
}

/**
 * How long the tickets of organisation $1 took that were decided from $2 up to $3 and are resolved now. A ticket is written
 * with its decision, and resolved at that moment if the machine resolved it: if a person does,
 * that is later.
 */
export const TIMES = `
  SELECT count(*) FILTER (WHERE by_machine)::int AS machine,
         percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY seconds)
           FILTER (WHERE by_machine) AS "machineSeconds",
         count(*) FILTER (WHERE NOT by_machine)::int AS people,
         percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY seconds)
           FILTER (WHERE NOT by_machine) AS "peopleSeconds"
  FROM (
    SELECT date_part('epoch', resolved_at - created_at) AS seconds,
           status = 'auto_resolved' OR resolved_at = created_at AS by_machine
    FROM tickets
    WHERE organization_id = $1 AND created_at >= $2 AND created_at < $3
      AND resolved_at IS NOT NULL
  ) AS ticket`;

/** Judged predictions of one bin of the confidence. */
export interface CalibrationRow {
  readonly bin: number;
  readonly count: number;
  readonly right: number;
  readonly meanConfidence: number;
}

/**
 * What people said of the predictions that model $4 of organisation $1 made from $2 up to $3, in $5
 * equal bins.
 */
export const CALIBRATION = `
  SELECT least(floor(labels.confidence * $5), $5 - 1)::int AS bin,
         count(*)::int AS count,
         count(*) FILTER (WHERE is_right)::int AS right,
         avg(labels.confidence) AS "meanConfidence"
  FROM labels JOIN decisions USING (organization_id, ticket_id)
  WHERE organization_id = $1 AND revoked_at IS NULL AND labels.created_at >= $2
    AND labels.model_id = $4 AND is_right IS NOT NULL AND labels.confidence IS NOT NULL
    AND decided_at >= $2 AND decided_at < $3
  GROUP BY bin ORDER BY bin`;
