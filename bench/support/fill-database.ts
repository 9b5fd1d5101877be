import type { Client } from 'pg';

const BATCH = 50_000;

/** The organisation whose service triaged the first tickets. */
export const LARGEST = 1;

/**
 * Multiplies the tickets that a service has triaged, with their decisions, to this number: spread
 * over half a year and many requesters. Of several organisations the first one has half of them, and
 * the others have as many as each other. A twentieth of them is labelled, one in thirty has feedback,
 * and of those that the machine answered one in fifty came back.
 */
export async function fillDatabase(
  client: Client,
  tickets: number,
  organizations = 1,
): Promise<void> {
  const [{ count }] = (
    await client.query<{ count: number }>('SELECT count(*)::int AS count FROM tickets')
  ).rows as [{ count: number }];
  await addOrganizations(client, organizations);
  await client.query(`CREATE TEMPORARY TABLE templates AS
    SELECT row_number() OVER (ORDER BY id) - 1 AS n, id FROM tickets`);
  await client.query(`CREATE UNIQUE INDEX ON templates (n)`);
  await client.query('ANALYZE templates');
  for (let made = count; made < tickets; made += BATCH) {
    await copyTickets(client, count, [made, Math.min(BATCH, tickets - made), organizations]);
    process.stderr.write(`\rtickets: ${Math.min(made + BATCH, tickets)}`);
  }
  await tellOutcomes(client);
  process.stderr.write('\rvacuum and statistics …');
  await client.query('VACUUM ANALYZE');
  process.stderr.write('\r');
}

/** Each has a thousand customers and, without an artifact, what decisions name. */
async function addOrganizations(client: Client, organizations: number): Promise<void> {
  await client.query(
    `INSERT INTO organizations (slug, name)
     SELECT 'bench-' || n, 'Of a benchmark' FROM generate_series(2, $1::int) AS n`,
    [organizations],
  );
  await client.query(
    `INSERT INTO users (organization_id, email, hashed_password)
     SELECT organizations.id, 'customer' || n || '@' || organizations.id || '.bench.invalid', ''
     FROM organizations, generate_series(1, 1000) AS n`,
  );
  const others = `FROM organizations WHERE id <> ${LARGEST}`;
  await client.query(
    `INSERT INTO models (organization_id, version, status) SELECT id, 1, 'ready' ${others}`,
  );
  await client.query(
    `INSERT INTO policies (organization_id, version, mode, threshold)
     SELECT id, 1, 'live', 0.75 ${others}`,
  );
  await client.query(
    `CREATE TEMPORARY TABLE requesters AS
     SELECT organization_id AS organization, id AS requester,
            row_number() OVER (PARTITION BY organization_id ORDER BY id) AS place FROM users`,
  );
  await client.query('CREATE UNIQUE INDEX ON requesters (organization, place)');
  await client.query('ANALYZE requesters');
}

async function copyTickets(
  client: Client,
  of: number,
  [from, more, organizations]: readonly [number, number, number],
): Promise<void> {
  await client.query(
    `WITH drawn AS (
       SELECT series.n, templates.id AS template,
              now() - random() * interval '180 days' AS at,
              1 + (random() * 999)::int AS place,
              CASE WHEN $4::int = 1 OR series.n % 2 = 0 THEN ${LARGEST}
                   ELSE 2 + series.n / 2 % greatest($4::int - 1, 1) END AS organization
       FROM generate_series($2::int, $2::int + $3::int - 1) AS series (n)
       JOIN templates ON templates.n = series.n % $1
     ), numbered AS (
       SELECT drawn.*, requester, models.id AS model, policies.id AS policy
       FROM drawn
       JOIN requesters USING (organization, place)
       LEFT JOIN models ON organization <> ${LARGEST} AND models.organization_id = organization
       LEFT JOIN policies ON organization <> ${LARGEST} AND policies.organization_id = organization
     ), made AS (
       INSERT INTO tickets (organization_id, requester_id, message, intent, confidence, status,
                            answer, priority, label_worth, created_at, updated_at, resolved_at)
       SELECT organization, requester, message || ' #' || numbered.n, intent, confidence, status, answer, priority,
              label_worth * random(), at, at, CASE WHEN status = 'auto_resolved' THEN at END
       FROM numbered JOIN tickets ON tickets.id = template ORDER BY at
       RETURNING id, organization_id, message, created_at
     )
     INSERT INTO decisions (organization_id, ticket_id, model_id, policy_id, outcome, reason, intent,
                            confidence, familiar, answerable, threshold, alternatives, evidence,
                            tier, familiarity, nearest, known_share, decided_at)
     SELECT made.organization_id, made.id, coalesce(model, model_id), coalesce(policy, policy_id),
            outcome, reason, intent, confidence, familiar, answerable, threshold, alternatives,
            evidence, tier, familiarity, nearest, known_share, made.created_at
     FROM made
     JOIN numbered ON numbered.n = split_part(made.message, ' #', -1)::int
     JOIN decisions ON decisions.ticket_id = template`,
    [of, from, more, organizations],
  );
}

async function tellOutcomes(client: Client): Promise<void> {
  await client.query(`
    INSERT INTO labels (organization_id, ticket_id, source, intent, is_right, model_id, predicted,
                        confidence, familiar, created_by, created_at)
    SELECT organization_id, ticket_id, 'agent', CASE WHEN ticket_id % 400 = 0 THEN 'other' ELSE intent END,
           ticket_id % 400 <> 0, model_id, intent, confidence, familiar,
           requester, decided_at + interval '1 hour'
    FROM decisions JOIN requesters ON organization = organization_id AND place = 1
    WHERE ticket_id % 20 = 0 AND intent IS NOT NULL`);
  await client.query(`
    INSERT INTO feedback (organization_id, ticket_id, rating, resolved, resolution, created_at)
    SELECT organization_id, id, 1 + id % 5, id % 5 > 0,
           CASE WHEN status = 'auto_resolved' THEN 'machine' ELSE 'none' END::feedback_resolution,
           created_at + interval '1 day'
    FROM tickets WHERE id % 30 = 1`);
  await client.query(`
    WITH back AS (
      UPDATE tickets SET status = 'escalated', resolved_at = NULL
      WHERE status = 'auto_resolved' AND id % 50 = 3
      RETURNING organization_id, id, requester_id, created_at
    )
    INSERT INTO ticket_transitions (organization_id, ticket_id, from_status, to_status, actor_id,
                                    reason, created_at)
    SELECT organization_id, id, 'auto_resolved', 'escalated', requester_id, 'not_helped', created_at + interval '2 h'
    FROM back`);
}
