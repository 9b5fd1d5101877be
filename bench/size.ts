/**
 * The service on a database of a million tickets: how long lists, search, single reads, the report
 * and a replay take, beside the same query by hand, and how PostgreSQL finds the rows. With
 * `--organizations N`, of the largest, which has half of the tickets, and of one of the small ones.
 */
import { parseArgs } from 'node:util';
import pg from 'pg';
import { createApp } from '../src/app/create-app.js';
import { figuresStatement, TIMES } from '../src/desk/reports/outcomes/outcome-statements.js';
import { OutcomesQuery } from '../src/desk/reports/outcomes/outcomes.dto.js';
import { OutcomesService } from '../src/desk/reports/outcomes/outcomes.service.js';
import { ListTicketsQuery } from '../src/desk/tickets/ticket-list.dto.js';
import { TicketStatus } from '../src/desk/tickets/ticket-status.js';
import { TicketsService } from '../src/desk/tickets/tickets.service.js';
import type { Actor } from '../src/platform/access/index.js';
import { Role } from '../src/platform/access/role.js';
import { createLogger } from '../src/platform/common/logging/logger.js';
import { loadSettings } from '../src/platform/config/load-settings.js';
import { readStarterSet } from '../src/triage/examples/starter/starter-set.js';
import { BENCH_ADMIN, startBenchService } from './support/bench-service.js';
import { fillDatabase, LARGEST } from './support/fill-database.js';
import { HttpClient, inParallel } from './support/http-client.js';
import { createScratchDatabase } from './support/scratch-database.js';
import { inTurn, median, planOf, repeat } from './support/side-by-side.js';

const { values } = parseArgs({
  options: {
    tickets: { type: 'string', default: '1000000' },
    organizations: { type: 'string', default: '1' },
  },
});
const TICKETS = Number(values.tickets);
const ORGANIZATIONS = Number(values.organizations);
const ROUNDS = 50;
const DAY_MS = 24 * 60 * 60 * 1000;
const REPLAYED = 100_000;

/** A request, what the service does for it, and what somebody would ask the database by hand. */
interface Case {
  readonly name: string;
  readonly path: string;
  readonly call: () => Promise<unknown>;
  readonly sql: string;
  /** What is asked besides, with the same values. */
  readonly more?: readonly string[];
  readonly values?: unknown[];
}

const database = await createScratchDatabase();
const service = await startBenchService(database.url);
const settings = loadSettings({ DATABASE_URL: database.url, ENCODER: 'off', LOG_LEVEL: 'error' });
const app = await createApp(settings, database.url, createLogger(settings));
await app.init();
const tickets = app.get(TicketsService, { strict: false });
const reports = app.get(OutcomesService, { strict: false });
const client = new pg.Client({ connectionString: database.url });
await client.connect();
try {
  const admin = await new HttpClient(service.url).signIn(BENCH_ADMIN.email, BENCH_ADMIN.password);
  const starter = await readStarterSet();
  const messages = starter.intents.flatMap(({ examples }) => examples);
  await inParallel(messages, 16, (message) => admin.call('POST', '/tickets', { message }));
  await fillDatabase(client, TICKETS, ORGANIZATIONS);
  await compareReads(admin, LARGEST);
  if (ORGANIZATIONS > 1) await compareReads(undefined, ORGANIZATIONS);
  await timeReport(admin);
  await timeReplay(admin);
} finally {
  await client.end();
  await app.close();
  await service.stop();
  await database.drop();
}

/** Without an admin, who belongs to the largest one, nothing is asked by HTTP. */
async function compareReads(admin: HttpClient | undefined, organizationId: number): Promise<void> {
  const some = await client.query<{ count: number; ids: number[] }>(
    `SELECT count(*)::int AS count, array_agg(id ORDER BY id) AS ids FROM tickets
     WHERE organization_id = $1`,
    [organizationId],
  );
  const { count, ids } = some.rows[0]!;
  const id = ids[Math.floor(count / 2)]!;
  const found = await client.query<{ requester: number }>(
    'SELECT requester_id AS requester FROM tickets WHERE id = $1',
    [id],
  );
  const staff = { id: 1, organizationId, role: Role.Admin };
  console.log(`organisation ${organizationId} with ${count} tickets`);
  console.log('read                              HTTP ms   service ms   SQL ms   ratio   plan');
  for (const { name, path, call, sql, more = [], values: bound = [] } of [
    ...casesOf(staff, id, found.rows[0]!.requester),
    reportOf(staff),
  ]) {
    const rounds = path.startsWith('/reports') ? 3 : ROUNDS;
    const ask = async () => {
      for (const text of [sql, ...more]) await client.query(text, bound);
    };
    const [byHand, byService] = await inTurn(rounds, [ask, call]);
    const byHttp = admin ? await repeat(rounds, () => admin.call('GET', path)) : [];
    const times = [median(byHttp), median(byService), median(byHand)];
    const written = times.map((time) => (Number.isNaN(time) ? '' : time.toFixed(2)));
    const figures = written.map((time) => time.padStart(7)).join('   ');
    const ratio = (median(byService) / median(byHand)).toFixed(2);
    const plan = await planOf(client, sql, bound);
    const warning = /Seq Scan (tickets|decisions)/.test(plan) ? 'SCANS A TABLE: ' : '';
    console.log(`${name.padEnd(32)} ${figures}   ${ratio}   ${warning}${plan}`);
  }
  if (!admin) return;
  const empty = await repeat(ROUNDS, () => admin.call('GET', '/users/me'));
  console.log(`a request that reads only its user: ${median(empty).toFixed(2)} ms`);
}

function casesOf(staff: Actor, id: number, requester: number): Case[] {
  const page = 'SELECT * FROM tickets WHERE organization_id = $1';
  const own = staff.organizationId;
  const newest = 'ORDER BY created_at DESC, id DESC LIMIT 21';
  const list = (query: Partial<ListTicketsQuery>) => () =>
    tickets.list(staff, Object.assign(new ListTicketsQuery(), query));
  return [
    {
      name: 'one ticket',
      path: `/tickets/${id}`,
      call: () => tickets.get(staff, id),
      sql: `${page} AND id = $2`,
      values: [own, id],
    },
    {
      name: 'its decision',
      path: `/tickets/${id}/decision`,
      call: () => tickets.decision(staff, id),
      // With the examples that it names, as the API shows them.
      sql: `SELECT decision.*, (
              SELECT jsonb_agg(jsonb_build_array(examples.id, examples.text, intents.name))
              FROM jsonb_to_recordset(nearest) AS named (example integer)
              JOIN examples ON examples.id = named.example
              JOIN intents ON intents.id = examples.intent_id)
            FROM (
              SELECT * FROM decisions WHERE organization_id = $1 AND ticket_id = $2
              ORDER BY id DESC LIMIT 1
            ) AS decision`,
      values: [own, id],
    },
    {
      name: 'newest tickets',
      path: '/tickets',
      call: list({}),
      sql: `${page} ${newest}`,
      values: [own],
    },
    {
      name: 'escalated, oldest urgent first',
      path: '/tickets?status=escalated&sort=-priority,createdAt',
      call: list({ status: [TicketStatus.Escalated], sort: '-priority,createdAt' }),
      sql: `${page} AND status = 'escalated' ORDER BY priority DESC, created_at, id LIMIT 21`,
      values: [own],
    },
    {
      name: 'most informative labels',
      path: '/tickets?sort=informative',
      call: list({ sort: 'informative' }),
      sql: `${page} AND status IN ('open', 'escalated') AND label_worth IS NOT NULL
            ORDER BY label_worth DESC, id DESC LIMIT 21`,
      values: [own],
    },
    {
      name: 'of one requester',
      path: `/tickets?requesterId=${requester}`,
      call: list({ requesterId: requester }),
      sql: `${page} AND requester_id = $2 ${newest}`,
      values: [own, requester],
    },
    {
      name: 'of one intent',
      path: '/tickets?intent=charged_twice',
      call: list({ intent: 'charged_twice' }),
      sql: `${page} AND intent = 'charged_twice' ${newest}`,
      values: [own],
    },
    {
      name: 'search, rare words',
      path: `/tickets?q=${encodeURIComponent('"#777777"')}`,
      call: list({ q: '"#777777"' }),
      sql: `${page} AND to_tsvector('english', search_words(message || ' ' || coalesce(answer, '')))
            @@ phraseto_tsquery('english', search_words('#777777')) ${newest}`,
      values: [own],
    },
    {
      name: 'search, frequent words',
      path: '/tickets?q=charged%20twice',
      call: list({ q: 'charged twice' }),
      sql: `${page} AND to_tsvector('english', search_words(message || ' ' || coalesce(answer, '')))
            @@ plainto_tsquery('english', search_words('charged twice')) ${newest}`,
      values: [own],
    },
  ];
}

/** Without what it tells of drift and calibration, which by hand would be asked for the model. */
function reportOf(staff: Actor): Case {
  const [from, to] = [new Date(Date.now() - 200 * DAY_MS), new Date()];
  const query = { from: from.toISOString(), to: to.toISOString() };
  return {
    name: 'the report of all by intent',
    path: `/reports/outcomes?from=${query.from}&to=${query.to}`,
    call: () => reports.report(staff, Object.assign(new OutcomesQuery(), query)),
    sql: figuresStatement('intent', 1_000),
    more: [TIMES],
    values: [staff.organizationId, from, to],
  };
}

async function timeReport(admin: HttpClient): Promise<void> {
  const from = new Date(Date.now() - 200 * DAY_MS).toISOString();
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
            (SELECT id FROM models WHERE organization_id = ${LARGEST} AND status = 'active') AS model`,
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
