import type { Database } from '../database/database.js';
import type { TicketStatus } from '../tickets/ticket-status.js';
import type { FeedbackSummary } from './feedback.dto.js';

interface Row {
  readonly total: boolean;
  readonly ofIntent: boolean;
  readonly intent: string | null;
  readonly ticketStatus: TicketStatus;
  readonly count: number;
  readonly meanRating: number | null;
  readonly shareResolved: number | null;
}

const SUMMARY = {
  name: 'feedback_summary',
  text: `
    SELECT grouping(tickets.intent) = 1 AND grouping(feedback.ticket_status) = 1 AS total,
           grouping(tickets.intent) = 0 AS "ofIntent",
           tickets.intent,
           feedback.ticket_status AS "ticketStatus",
           count(*)::int AS count,
           round(avg(feedback.rating), 3)::float8 AS "meanRating",
           round(avg(feedback.resolved::int), 4)::float8 AS "shareResolved"
    FROM feedback JOIN tickets ON tickets.id = feedback.ticket_id
    GROUP BY GROUPING SETS ((), (tickets.intent), (feedback.ticket_status))
    ORDER BY count DESC, tickets.intent`,
};

/** All feedback in figures: in total, by intent, and by who had dealt with the ticket. */
export async function summarizeFeedback(database: Database): Promise<FeedbackSummary> {
  const rows = await database.run<Row>(SUMMARY, []);
  const total = rows.find((row) => row.total);
  return {
    ...(total ? figures(total) : { count: 0, meanRating: null, shareResolved: null }),
    byIntent: rows
      .filter((row) => row.ofIntent)
      .map((row) => ({ intent: row.intent, ...figures(row) })),
    byTicketStatus: rows
      .filter((row) => !row.ofIntent && !row.total)
      .map((row) => ({ ticketStatus: row.ticketStatus, ...figures(row) })),
  };
}

function figures({ count, meanRating, shareResolved }: Row) {
  return { count, meanRating, shareResolved };
}
