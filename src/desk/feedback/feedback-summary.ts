import {
  type Database,
  organizationOf,
  type OrganizationScope,
} from '../../platform/database/index.js';
import type { Resolution } from '../tickets/index.js';
import type { FeedbackSummary } from './feedback.dto.js';

interface Row {
  readonly total: boolean;
  readonly ofIntent: boolean;
  readonly intent: string | null;
  readonly resolution: Resolution;
  readonly count: number;
  readonly meanRating: number | null;
  readonly shareResolved: number | null;
}

/** Values: organisation. */
const SUMMARY = {
  name: 'feedback_summary',
  text: `
    SELECT grouping(tickets.intent) = 1 AND grouping(feedback.resolution) = 1 AS total,
           grouping(tickets.intent) = 0 AS "ofIntent",
           tickets.intent,
           feedback.resolution,
           count(*)::int AS count,
           round(avg(feedback.rating), 3)::float8 AS "meanRating",
           round(avg(feedback.resolved::int), 4)::float8 AS "shareResolved"
    FROM feedback
    JOIN tickets ON tickets.id = ticket_id
      AND tickets.organization_id = feedback.organization_id
    WHERE feedback.organization_id = $1
    GROUP BY GROUPING SETS ((), (tickets.intent), (feedback.resolution))
    ORDER BY count DESC, tickets.intent`,
};

/** All feedback in figures: in total, by intent, and by who had resolved the ticket. */
export async function summarizeFeedback(
  database: Database,
  scope: OrganizationScope,
): Promise<FeedbackSummary> {
  const rows = await database.of(scope).run<Row>(SUMMARY, [organizationOf(scope)]);
  const total = rows.find((row) => row.total);
  return {
    ...(total ? figures(total) : { count: 0, meanRating: null, shareResolved: null }),
    byIntent: rows
      .filter((row) => row.ofIntent)
      .map((row) => ({ intent: row.intent, ...figures(row) })),
    byResolution: rows
      .filter((row) => !row.ofIntent && !row.total)
      .map((row) => ({ resolution: row.resolution, ...figures(row) })),
  };
}

function figures({ count, meanRating, shareResolved }: Row) {
  return { count, meanRating, shareResolved };
}
