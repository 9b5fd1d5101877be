import type { Client } from 'pg';

const BATCH = 50_000;

/**
 * Multiplies the tickets that a service has triaged, with their decisions, to this number: spread
 * over half a year and many requesters. A twentieth of them is labelled, one in thirty has feedback,
 * and of those that the machine answered one in fifty came back.
 */
export async function fillDatabase(client: Client, tickets: number): Promise<void> {
  const [{ count }] = (
    await client.query<{ count: number }>('SELECT count(*)::int AS count FROM tickets')
  ).rows as [{ count: number }];
  await client.query(
    `INSERT INTO users (email, hashed_password)
     SELECT 'customer' || n || '@bench.invalid', '' FROM generate_series(1, 1000) AS n`,
  );
  await client.query(`CREATE TEMPORARY TABLE templates AS
    SELECT row_number() OVER (ORDER BY id) - 1 AS n, id FROM tickets`);
  await client.query(`CREATE UNIQUE INDEX ON templates (n)`);
  await client.query('ANALYZE templates');
  for (let made = count; made < tickets; made += BATCH) {
    await copyTickets(client, count, made, Math.min(BATCH, tickets - made));
    process.stderr.write(`\rtickets: ${Math.min(made + BATCH, tickets)}`);
  }
  await tellOutcomes(client);
  process.stderr.write('\rvacuum and statistics …');
  await client.query('VACUUM ANALYZE');
  process.stderr.write('\r');
}

async function copyTickets(client: Client, of: number, from: number, more: number): Promise<void> {
  await client.query(
    `WITH numbered AS (
       SELECT series.n, templates.id AS template,
              now() - random() * interval '180 days' AS at,
              (SELECT min(id) FROM users) + 1 + (random() * 998)::int AS requester
       FROM generate_series($2::int, $2::int + $3::int - 1) AS series (n)
       JOIN templates ON templates.n = series.n % $1
     ), made AS (
       INSERT INTO tickets (requester_id, message, intent, confidence, status, answer, priority,
                            created_at, updated_at, resolved_at)
       SELECT requester, message || ' #' || numbered.n, intent, confidence, status, answer, priority,
              at, at, CASE WHEN status = 'auto_resolved' THEN at END
       FROM numbered JOIN tickets ON tickets.id = template ORDER BY at
       RETURNING id, message, created_at
     )
     INSERT INTO decisions (ticket_id, model_id, policy_id, outcome, reason, intent, confidence,
                            familiar, answerable, threshold, alternatives, evidence, tier,
                            familiarity, nearest, known_share, decided_at)
     SELECT made.id, model_id, policy_id, outcome, reason, intent, confidence, familiar,
            answerable, threshold, alternatives, evidence, tier, familiarity, nearest,
            known_share, made.created_at
     FROM made
     JOIN numbered ON numbered.n = split_part(made.message, ' #', -1)::int
     JOIN decisions ON decisions.ticket_id = template`,
    [of, from, more],
  );
}

async function tellOutcomes(client: Client): Promise<void> {
  await client.query(`
    INSERT INTO labels (ticket_id, source, intent, is_right, model_id, predicted, confidence,
                        familiar, created_by, created_at)
    SELECT ticket_id, 'agent', CASE WHEN ticket_id % 400 = 0 THEN 'other' ELSE intent END,
           ticket_id % 400 <> 0, model_id, intent, confidence, familiar,
           (SELECT min(id) FROM users), decided_at + interval '1 hour'
    FROM decisions WHERE ticket_id % 20 = 0 AND intent IS NOT NULL`);
  await client.query(`
    INSERT INTO feedback (ticket_id, rating, resolved, resolution, created_at)
    SELECT id, 1 + id % 5, id % 5 > 0,
           CASE WHEN status = 'auto_resolved' THEN 'machine' ELSE 'none' END::feedback_resolution,
           created_at + interval '1 day'
    FROM tickets WHERE id % 30 = 1`);
  await client.query(`
    WITH back AS (
      UPDATE tickets SET status = 'escalated', resolved_at = NULL
      WHERE status = 'auto_resolved' AND id % 50 = 3 RETURNING id, requester_id, created_at
    )
    INSERT INTO ticket_transitions (ticket_id, from_status, to_status, actor_id, reason, created_at)
    SELECT id, 'auto_resolved', 'escalated', requester_id, 'not_helped', created_at + interval '2 h'
    FROM back`);
}
