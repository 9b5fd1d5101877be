import { STAFF_ROLES } from '../../platform/access/index.js';
import {
  type Database,
  organizationOf,
  type OrganizationScope,
} from '../../platform/database/index.js';
import { type BinCount, CONFIDENCE_GRID, type JudgedCounts, SHARES } from '../core/index.js';

/** As `width_bucket` wants it: lowest first. */
const THRESHOLDS = [...CONFIDENCE_GRID].reverse();

// Counted in the database: a row for each bin, however many tickets there are. What the staff says,
// while their accounts are in use. That the machine was right with a ticket of somebody else counts
// within the shares of its requester and its text, the least sure first, as in `withinShares`.
const COUNT_LABELS = {
  name: 'count_labels',
  text: `
    WITH said AS (
      SELECT label.id, label.familiar, label.predicted, label.confidence, label.is_right,
             coalesce(label.text_key::text, label.id::text) AS text, ticket.requester_id AS requester,
             requester.role <> ALL ($4::user_role[]) AND label.is_right IS TRUE AS is_shared,
             requester.disabled_at IS NULL AND requester.deleted_at IS NULL AS is_there
      FROM labels AS label
      JOIN users AS author
        ON author.organization_id = $1 AND author.id = label.created_by
        AND author.disabled_at IS NULL AND author.deleted_at IS NULL
      JOIN tickets AS ticket
        ON ticket.organization_id = $1 AND ticket.id = label.ticket_id
      JOIN users AS requester
        ON requester.organization_id = $1 AND requester.id = ticket.requester_id
      WHERE label.organization_id = $1 AND label.model_id = $2 AND label.revoked_at IS NULL
        AND (label.source = 'agent' OR author.role = ANY ($4::user_role[]))
    ), of_requesters AS (
      SELECT *, row_number() OVER (PARTITION BY requester ORDER BY confidence, id) AS place
      FROM said WHERE is_shared AND is_there
    ), of_texts AS (
      SELECT *, row_number() OVER (PARTITION BY predicted, text ORDER BY confidence, id) AS repeat
      FROM of_requesters WHERE place <= ${SHARES.ofRequester}
    ), counted AS (
      SELECT familiar, predicted, confidence, is_right FROM said WHERE NOT is_shared
      UNION ALL
      SELECT familiar, predicted, confidence, is_right FROM of_texts
      WHERE repeat <= ${SHARES.ofText}
    )
    SELECT CASE WHEN familiar THEN predicted END AS intent,
           width_bucket(confidence, $3::float8[]) AS reached,
           count(*) FILTER (WHERE is_right)::int AS "right",
           count(*) FILTER (WHERE NOT is_right)::int AS wrong,
           count(*)::int AS total
    FROM counted
    GROUP BY 1, 2
    ORDER BY 1, 2 DESC`,
};

interface CountRow {
  /** Null where the message was not familiar. */
  readonly intent: string | null;
  /** How many thresholds the confidence reaches. */
  readonly reached: number | null;
  readonly right: number;
  readonly wrong: number;
  readonly total: number;
}

/** What the staff said about the tickets that a model judged, in counts. */
export async function countLabels(
  database: Database,
  scope: OrganizationScope,
  modelId: number,
): Promise<JudgedCounts> {
  const values = [organizationOf(scope), modelId, THRESHOLDS, STAFF_ROLES];
  const rows = await database.of(scope).run<CountRow>(COUNT_LABELS, values);
  const byIntent = new Map<string, BinCount[]>();
  for (const { intent, reached, right, wrong } of rows) {
    if (intent === null || reached === null) continue;
    const counts = byIntent.get(intent) ?? [];
    counts.push([CONFIDENCE_GRID.length - reached, right, wrong]);
    byIntent.set(intent, counts);
  }
  return {
    byIntent: Object.fromEntries(byIntent),
    total: rows.reduce((sum, { total }) => sum + total, 0),
  };
}
