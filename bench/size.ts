/**
 * The service on a database of a million tickets: how long lists, search, single reads, the report
 * and a replay take, beside the same query by hand, and how PostgreSQL finds the rows.
 */
import { parseArgs } from 'node:util';
import pg from 'pg';
import { createLogger } from '../src/common/logging/logger.js';
import { loadSettings } from '../src/config/load-settings.js';
import { createApp } from '../src/app.js';
import { ListTicketsQuery } from '../src/tickets/ticket-list.dto.js';
import { TicketStatus } from '../src/tickets/ticket-status.js';
import { TicketsService } from '../src/tickets/tickets.service.js';
import { Role } from '../src/access/role.js';
import { readStarterSet } from '../src/triage/intents/starter/starter-set.js';
import { BENCH_ADMIN, startBenchService } from './support/bench-service.js';
import { fillDatabase } from './support/fill-database.js';
import { HttpClient, inParallel } from './support/http-client.js';
import { createScratchDatabase } from './support/scratch-database.js';
import { inTurn, median, planOf, repeat } from './support/side-by-side.js';

const { values } = parseArgs({ options: { tickets: { type: 'string', default: '1000000' } } });
const TICKETS = Number(values.tickets);
const ROUNDS = 50;
const STAFF = { id: 1, role: Role.Admin };
const REPLAYED = 100_000;

/** A request, what the service does for it, and what somebody would ask the database by hand. */
interface Case {
  readonly name: string;
  readonly path: string;
  readonly call: (tickets: TicketsService) => Promise<unknown>;
  readonly sql: string;
  readonly values?: unknown[];
}

const database = await createScratchDatabase();
const service = await startBenchService(database.url);
const settings = loadSettings({ DATABASE_URL: database.url, ENCODER: 'off', LOG_LEVEL: 'error' });
const app = await createApp(settings, database.url, createLogger(settings));
await app.init();
const tickets = app.get(TicketsService, { strict: false });
const client = new pg.Client({ connectionString: database.url });
await client.connect();
try {
  const admin = await new HttpClient(service.url).signIn(BENCH_ADMIN.email, BENCH_ADMIN.password);
  const starter = await readStarterSet();
  const messages = starter.intents.flatMap(({ examples }) => examples);
  await inParallel(messages, 16, (message) => admin.call('POST', '/tickets', { message }));
  await fillDatabase(client, TICKETS);
  await compareReads(admin, tickets);
  await timeReport(admin);
  await timeReplay(admin);
} finally {
  await client.end();
  await app.close();
  await service.stop();
  await database.drop();
}

async function compareReads(admin: HttpClient, service: TicketsService): Promise<void> {
  const some = await client.query<{ id: number; requester: number }>(
    'SELECT id, requester_id AS requester FROM tickets ORDER BY id LIMIT 1 OFFSET $1',
    [Math.floor(TICKETS / 2)],
  );
  const { id, requester } = some.rows[0]!;
  console.log('read                              HTTP ms   service ms   SQL ms   ratio   plan');
  for (const { name, path, call, sql, values: bound = [] } of casesOf(id, requester)) {
    const [byHand, byService] = await inTurn(ROUNDS, [
      () => client.query(sql, bound),
      () => call(service),
    ]);
    const byHttp = await repeat(ROUNDS, () => admin.call('GET', path));
    const times = [median(byHttp), median(byService), median(byHand)];
    const figures = times.map((time) => time.toFixed(2).padStart(7)).join('   ');
    const ratio = (median(byService) / median(byHand)).toFixed(2);
    const plan = await planOf(client, sql, bound);
    console.log(`${name.padEnd(32)} ${figures}   ${ratio}   ${plan}`);
  }
  const empty = await repeat(ROUNDS, () => admin.call('GET', '/users/me'));
  console.log(`a request that reads only its user: ${median(empty).toFixed(2)} ms`);
}

function casesOf(id: number, requester: number): Case[] {
  const page = 'SELECT * FROM tickets';
  const newest = 'ORDER BY created_at DESC, id DESC LIMIT 21';
  const list = (query: Partial<ListTicketsQuery>) => (tickets: TicketsService) =>
    tickets.list(STAFF, Object.assign(new ListTicketsQuery(), query));
  return [
    {
      name: 'one ticket',
      path: `/tickets/${id}`,
      call: (tickets) => tickets.get(STAFF, id),
      sql: `${page} WHERE id = $1`,
      values: [id],
    },
    {
      name: 'its decision',
      path: `/tickets/${id}/decision`,
      call: (tickets) => tickets.decision(STAFF, id),
      // With the examples that it names, as the API shows them.
      sql: `SELECT decision.*, (
              SELECT jsonb_agg(jsonb_build_array(examples.id, examples.text, intents.name))
              FROM jsonb_to_recordset(nearest) AS named (example integer)
              JOIN examples ON examples.id = named.example
              JOIN intents ON intents.id = examples.intent_id)
            FROM (SELECT * FROM decisions WHERE ticket_id = $1 ORDER BY id DESC LIMIT 1) AS decision`,
      values: [id],
    },
    { name: 'newest tickets', path: '/tickets', call: list({}), sql: `${page} ${newest}` },
    {
      name: 'escalated, oldest urgent first',
      path: '/tickets?status=escalated&sort=-priority,createdAt',
      call: list({ status: [TicketStatus.Escalated], sort: '-priority,createdAt' }),
      sql: `${page} WHERE status = 'escalated' ORDER BY priority DESC, created_at, id LIMIT 21`,
    },
    {
      name: 'of one requester',
      path: `/tickets?requesterId=${requester}`,
      call: list({ requesterId: requester }),
      sql: `${page} WHERE requester_id = $1 ${newest}`,
      values: [requester],
    },
    {
      name: 'of one intent',
      path: '/tickets?intent=charged_twice',
      call: list({ intent: 'charged_twice' }),
      sql: `${page} WHERE intent = 'charged_twice' ${newest}`,
    },
    {
      name: 'search, rare words',
      path: `/tickets?q=${encodeURIComponent('"#777777"')}`,
      call: list({ q: '"#777777"' }),
      sql: `${page} WHERE to_tsvector('english', message || ' ' || coalesce(answer, ''))
            @@ websearch_to_tsquery('english', '"#777777"') ${newest}`,
    },
    {
      name: 'search, frequent words',
      path: '/tickets?q=charged%20twice',
      call: list({ q: 'charged twice' }),
      sql: `${page} WHERE to_tsvector('english', message || ' ' || coalesce(answer, ''))
            @@ websearch_to_tsquery('english', 'charged twice') ${newest}`,
    },
  ];
}

async function timeReport(admin: HttpClient): Promise<void> {
  const from = new Date(Date.now() - 200 * 24 * 60 * 60 * 1000).toISOString();
  for (const by of ['intent', 'model', 'policy']) {
    const path = `/reports/outcomes?from=${from}&by=${by}`;
    const times = await repeat(3, () => admin.call('GET', path));
    console.log(`report of all tickets by ${by}: ${(median(times) / 1000).toFixed(2)} s`);
  }
}

async function timeReplay(admin: HttpClient): Promise<void> {
  const policy = { mode: 'live', threshold: 0.9, overrides: {} };
  const { rows } = await client.query<{ at: Date; model: number }>(
    `SELECT (SELECT created_at FROM tickets ORDER BY created_at DESC OFFSET $1 LIMIT 1) AS at,
            (SELECT id FROM models WHERE status = 'active') AS model`,
    [Math.min(REPLAYED, TICKETS - 1)],
  );
  const { at, model } = rows[0]!;
  for (const [name, fields] of [
    ['stored classifications', {}],
    ['a model, lexical tier', { modelId: model }],
  ] as const) {
    const body = { policy, from: at.toISOString(), examples: 0, ...fields };
    const started = performance.now();
    const { tickets } = await admin.call('POST', '/triage/policy/replay', body);
    const seconds = (performance.now() - started) / 1000;
    console.log(`replay by ${name}: ${(Number(tickets) / seconds).toFixed(0)} tickets a second`);
  }
}
