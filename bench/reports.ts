/**
 * The service report of a million tickets (`--tickets 1000000`), by HTTP and by group, beside the same
 * figures counted over the rows. Rows and sums are filled in by SQL. Afterwards the service itself counts
 * `--recounted 20000` of the conversations anew, and that is timed as well.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { BIN_COUNT, BIN_ENDS } from '../src/desk/reports/service/durations.js';
import { BENCH_ADMIN, startBenchService } from './support/bench-service.js';
import { HttpClient } from './support/http-client.js';
import { createScratchDatabase } from './support/scratch-database.js';
import { median, repeat } from './support/side-by-side.js';

const { values } = parseArgs({
  options: {
    tickets: { type: 'string', default: '1000000' },
    recounted: { type: 'string', default: '20000' },
  },
});
const TICKETS = Number(values.tickets);
const DAYS = 365;
const AGENTS = 40;
const TEAMS = 5;
const ROUNDS = 20;

const FILL = [
  `INSERT INTO users (organization_id, email, hashed_password, role)
   SELECT 1, 'agent' || n || '@example.com', 'x', 'agent' FROM generate_series(1, ${AGENTS}) AS n`,
  `INSERT INTO teams (organization_id, name) SELECT 1, 'team ' || n FROM generate_series(1, ${TEAMS}) AS n`,
  // Over a year, each by one of the agents, of whom each is in one team.
  `CREATE TEMPORARY TABLE made AS
   SELECT n, agents.ids[1 + n % ${AGENTS}] AS agent, teams.ids[1 + n % ${AGENTS} % ${TEAMS}] AS team,
          (ARRAY['web', 'email', 'api'])[1 + n / 7 % 3] AS channel,
          now() - (n::float8 / ${TICKETS}) * interval '${DAYS - 1} days' AS opened,
          CASE WHEN n % 10 < 6 THEN 0 ELSE 60 + (n * 7919::bigint % 100000) END AS first,
          CASE WHEN n % 10 < 6 THEN 0 WHEN n % 50 = 9 THEN NULL
               ELSE 600 + (n * 104729::bigint % 700000) END AS resolved
   FROM generate_series(1, ${TICKETS}) AS n,
        (SELECT array_agg(id) AS ids FROM users WHERE email LIKE 'agent%') AS agents,
        (SELECT array_agg(id) AS ids FROM teams) AS teams`,
  `INSERT INTO conversations (organization_id, id, requester_id, assignee_id, channel, status,
                              sentiment, created_at, first_response_at, first_response_by)
   OVERRIDING SYSTEM VALUE
   SELECT 1, n, 1, agent, channel, 'resolved', (n % 21 - 10) / 10.0, opened,
          opened + first * interval '1 second', CASE first WHEN 0 THEN 'ai_agent' ELSE 'human_agent' END
   FROM made`,
  `INSERT INTO tickets (organization_id, id, requester_id, conversation_id, message, status,
                        assignee_id, team_id, created_at, resolved_at)
   OVERRIDING SYSTEM VALUE
   SELECT 1, n, 1, n, 'where is my order ' || n,
          (CASE WHEN resolved IS NULL THEN 'escalated' WHEN resolved = 0 THEN 'auto_resolved'
                ELSE 'closed' END)::ticket_status,
          agent, team, opened, opened + resolved * interval '1 second' FROM made`,
  `INSERT INTO service_counts (organization_id, conversation_id, counted) SELECT 1, n, '{}' FROM made`,
  sums(),
  `SELECT setval('conversations_id_seq', ${TICKETS}), setval('tickets_id_seq', ${TICKETS})`,
  'ANALYZE',
];

/** The same as the report's figures, from the rows. */
const BY_HAND = `
  SELECT count(*) AS created, count(*) FILTER (WHERE tickets.status = 'auto_resolved') AS answered,
         count(tickets.resolved_at) AS resolved, count(*) - count(tickets.resolved_at) AS backlog,
         avg(extract(epoch FROM first_response_at - conversations.created_at))
           FILTER (WHERE first_response_by = 'human_agent') AS first,
         percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (
           ORDER BY extract(epoch FROM tickets.resolved_at - tickets.created_at)) AS resolution,
         count(*) FILTER (WHERE sentiment >= 0.25) AS positive
  FROM tickets JOIN conversations
    ON conversations.organization_id = tickets.organization_id
      AND conversations.id = tickets.conversation_id
  WHERE tickets.organization_id = 1 AND tickets.created_at >= $1`;

const database = await createScratchDatabase();
let service = await startBenchService(database.url);
const client = new pg.Client({ connectionString: database.url });
await client.connect();
try {
  // It has migrated the database, and made its first accounts.
  await service.stop();
  await timed(`fill in ${TICKETS} tickets`, async () => {
    for (const statement of FILL) await client.query(statement);
  });
  service = await startBenchService(database.url);
  const admin = await new HttpClient(service.url).signIn(BENCH_ADMIN.email, BENCH_ADMIN.password);
  const { rows } = await client.query<{ rows: number }>(
    'SELECT count(*)::int AS rows FROM service_days',
  );
  console.log(
    `${rows[0]!.rows} rows of sums, of ${DAYS} days, ${TEAMS} teams and ${AGENTS} agents`,
  );
  const from = new Date(Date.now() - DAYS * 86_400_000).toISOString().slice(0, 10);
  for (const by of ['none', 'day', 'channel', 'team', 'agent']) {
    const path = `/reports/service?from=${from}&groupBy=${by}`;
    const times = await repeat(ROUNDS, () => admin.call('GET', path));
    console.log(`report of a year, by ${by.padEnd(8)} ${median(times).toFixed(1)} ms`);
  }
  const counted = await repeat(3, () => client.query(BY_HAND, [from]));
  console.log(`the same counted over the rows  ${median(counted).toFixed(0)} ms`);
  await recount();
} finally {
  await client.end();
  await service.stop();
  await database.drop();
}

async function recount(): Promise<void> {
  const count = Math.min(Number(values.recounted), TICKETS);
  const waiting = 'SELECT FROM service_recounts LIMIT 1';
  // Nothing was kept of them, so that the sums grow: they are not looked at any more.
  await timed(`count ${count} conversations anew`, async () => {
    await client.query(
      `INSERT INTO service_recounts (organization_id, conversation_id)
       SELECT 1, n FROM generate_series(1, $1::integer) AS n`,
      [count],
    );
    while ((await client.query(waiting)).rowCount !== 0) await sleep(100);
  });
}

async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const started = performance.now();
  await work();
  console.log(`${what}: ${((performance.now() - started) / 1_000).toFixed(1)} s`);
}

function sums(): string {
  const bins = (what: string, seconds: string): string[] =>
    Array.from(
      { length: BIN_COUNT },
      (_, bin) => `count(*) FILTER (WHERE kind = '${what}' AND
        width_bucket(${seconds}, ARRAY[${BIN_ENDS.join(', ')}]) = ${bin})`,
    );
  const names = (what: string): string[] =>
    Array.from({ length: BIN_COUNT }, (_, bin) => `${what}_bin_${bin}`);
  const of = (condition: string): string => `count(*) FILTER (WHERE ${condition})`;
  const columns = {
    created: of(`kind = 'created'`),
    auto_answered: of(`kind = 'created' AND resolved = 0`),
    resolved_by_machine: of(`kind = 'resolved' AND resolved = 0`),
    resolved_by_people: of(`kind = 'resolution'`),
    first_by_machine: of(`kind = 'created' AND first = 0`),
    first_by_people: of(`kind = 'first'`),
    positive: of(`kind = 'created' AND n % 21 - 10 >= 2.5`),
    negative: of(`kind = 'created' AND n % 21 - 10 <= -2.5`),
    first_response_ms: `coalesce(sum(first * 1000) FILTER (WHERE kind = 'first'), 0)`,
    resolution_ms: `coalesce(sum(resolved * 1000) FILTER (WHERE kind = 'resolution'), 0)`,
  };
  const when = (kind: string, seconds: string, condition: string): string =>
    `SELECT '${kind}' AS kind, ((opened + ${seconds} * interval '1 second') AT TIME ZONE 'UTC')::date
       AS day, made.* FROM made WHERE ${condition}`;
  return `
    INSERT INTO service_days (organization_id, day, channel, team_id, agent_id,
      ${[...Object.keys(columns), ...names('first_response'), ...names('resolution')].join(', ')})
    SELECT 1, day, channel, team, agent, ${[
      ...Object.values(columns),
      ...bins('first', 'first'),
      ...bins('resolution', 'resolved'),
    ].join(', ')}
    FROM (${when('created', '0', 'true')}
      UNION ALL ${when('first', 'first', 'first > 0')}
      UNION ALL ${when('resolved', '0', 'resolved = 0')}
      UNION ALL ${when('resolution', 'resolved', 'resolved > 0')}) AS facts
    GROUP BY day, channel, team, agent`;
}
