import type { TestDatabase } from './database.js';

/** Tickets of the past, a second apart, with decisions of the model and policy that came first. */
export interface PastTickets {
  readonly count: number;
  /** When the first of them was made; a day that no other test uses. */
  readonly day: string;
  /** SQL of the confidence of the ticket number `n`, which counts from 0. */
  readonly confidence: string;
  readonly intent?: string;
  readonly message?: string;
}

/** The threshold that the decisions were made by. */
export const THRESHOLD = 0.75;

/** Inserts tickets with their decisions; gives the ids of the tickets. */
export async function insertPastTickets(
  database: TestDatabase,
  { count, day, confidence, intent = 'order_status', message = 'where is my order' }: PastTickets,
): Promise<number[]> {
  const rows = await database.query<{ id: number }>(
    `WITH row AS (
       SELECT n, ${confidence} AS confidence, $1::timestamptz + n * interval '1 s' AS at,
              CASE WHEN ${confidence} >= ${THRESHOLD} THEN 'auto_resolved' ELSE 'escalated' END
                ::ticket_status AS outcome
       FROM generate_series(0, $2 - 1) AS n
     ), ticket AS (
       INSERT INTO tickets (requester_id, message, intent, confidence, status, created_at)
       SELECT 1, $3 || ' ' || n, $4, confidence, outcome, at FROM row ORDER BY n
       RETURNING *
     ), decision AS (
       INSERT INTO decisions (ticket_id, model_id, policy_id, outcome, reason, intent, confidence,
                              familiar, answerable, threshold, alternatives, evidence, tier,
                              familiarity)
       SELECT id, 1, 1, status, CASE status WHEN 'escalated' THEN 'below_threshold'
              ELSE 'confident' END, intent, confidence, true, true, ${THRESHOLD}, '[]', '[]',
              'lexical', 1
       FROM ticket
     )
     SELECT id FROM ticket ORDER BY id`,
    [day, count, message, intent],
  );
  return rows.map(({ id }) => id);
}
