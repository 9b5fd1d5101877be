/**
 * What it costs to give the rows of a large database to an organisation, and to take that back,
 * while instances of the version before go on writing: how long it takes, how long a write waits at
 * the most, whether anything is lost and whether a table is rewritten.
 */
import { parseArgs } from 'node:util';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../src/platform/database/data-source-options.js';
import { migrations } from '../src/platform/database/migrations/index.js';
import { createScratchDatabase } from './support/scratch-database.js';

const USAGE = `Usage: npm run bench:migration -- [--tickets N (1000000)] [--writers N (4)]`;
const BEFORE = migrations.findIndex(({ name }) => name.startsWith('SeparateOrganizations'));
const LIMITS = { databasePoolSize: 2, databaseStatementTimeoutMs: 0 };

const FILL_USERS = `
  INSERT INTO users (email, hashed_password)
  SELECT 'user-' || n || '@example.com', '' FROM generate_series(1, 1000) AS n`;
const FILL = `
  WITH ticket AS (
    INSERT INTO tickets (requester_id, message, intent, confidence, status, created_at)
    SELECT 1 + n % 1000, 'where is my order ' || n, 'order_status', 0.9, 'auto_resolved',
           now() - n * interval '30 s'
    FROM generate_series($1::integer, $2::integer) AS n RETURNING id, status, created_at
  )
  INSERT INTO decisions (ticket_id, outcome, reason, familiar, answerable, alternatives, evidence, decided_at)
  SELECT id, status, 'confident', true, true, '[]', '[]', created_at FROM ticket`;
// As the version before has it, which knows nothing of organisations.
const WRITE = `
  WITH ticket AS (
    INSERT INTO tickets (requester_id, message, status) VALUES ($1, $2, 'open') RETURNING id
  )
  INSERT INTO decisions (ticket_id, outcome, reason, familiar, answerable, alternatives, evidence)
  SELECT id, 'open', 'shadow', false, false, '[]', '[]' FROM ticket RETURNING ticket_id`;
const FILES = `SELECT 'tickets'::regclass::text, pg_relation_filenode('tickets') AS tickets,
  pg_relation_filenode('decisions') AS decisions`;

interface Written {
  ids: number[];
  waits: number[];
  errors: string[];
}

const { values } = parseArgs({
  options: {
    tickets: { type: 'string', default: '1000000' },
    writers: { type: 'string', default: '4' },
  },
});
const [tickets, writers] = [Number(values.tickets), Number(values.writers)];
if (!(tickets > 0 && writers > 0)) {
  console.error(USAGE);
  process.exit(2);
}

const database = await createScratchDatabase();
const open = (count: number) =>
  new DataSource({
    ...dataSourceOptions(database.url, LIMITS),
    migrations: migrations.slice(0, count),
  }).initialize();
const client = new pg.Client(database.url);
client.on('error', () => undefined);
try {
  await client.connect();
  const before = await open(BEFORE);
  await before.runMigrations();
  await before.destroy();
  await fill();
  const all = await open(BEFORE + 1);
  await measure('up', () => all.runMigrations());
  await measure('down', () => all.undoLastMigration({ transaction: 'none' }));
  await all.destroy();
} finally {
  await client.end();
  await database.drop();
}

async function fill(): Promise<void> {
  await client.query(FILL_USERS);
  const STEP = 50_000;
  for (let from = 1; from <= tickets; from += STEP) {
    await client.query(FILL, [from, Math.min(tickets, from + STEP - 1)]);
    process.stderr.write(`\rfilling: ${Math.round((100 * from) / tickets)} %  `);
  }
  await client.query('VACUUM ANALYZE');
  process.stderr.write('\r');
}

async function measure(name: string, work: () => Promise<unknown>): Promise<void> {
  const files = JSON.stringify((await client.query(FILES)).rows);
  const written: Written = { ids: [], waits: [], errors: [] };
  const ended = new AbortController();
  const writing = Array.from({ length: writers }, () => write(written, ended.signal));
  const started = performance.now();
  await work().finally(() => ended.abort());
  const seconds = (performance.now() - started) / 1000;
  await Promise.all(writing);
  const { rows } = await client.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM tickets JOIN decisions ON ticket_id = tickets.id WHERE tickets.id = ANY ($1)',
    [written.ids],
  );
  const waits = written.waits.sort((a, b) => a - b);
  const isRewritten = files !== JSON.stringify((await client.query(FILES)).rows);
  console.log(
    [
      `${name}: ${tickets} tickets in ${seconds.toFixed(1)} s`,
      `${waits.length} writes meanwhile, ${waits.length - (rows[0]?.count ?? 0)} lost, ${written.errors.length} failed`,
      `wait: median ${waits[Math.floor(waits.length / 2)]?.toFixed(1)} ms, longest ${waits.at(-1)?.toFixed(0)} ms`,
      `tables rewritten: ${isRewritten ? 'yes' : 'no'}`,
    ].join('; '),
  );
  for (const error of new Set(written.errors)) console.log(`  failed: ${error}`);
}

async function write(written: Written, signal: AbortSignal): Promise<void> {
  const writer = new pg.Client(database.url);
  writer.on('error', () => undefined);
  await writer.connect();
  for (let number = 0; !signal.aborted; number++) {
    const started = performance.now();
    try {
      const { rows } = await writer.query<{ ticket_id: number }>(WRITE, [
        1 + (number % 1000),
        `new ${number}`,
      ]);
      written.ids.push(...rows.map(({ ticket_id: id }) => id));
      written.waits.push(performance.now() - started);
    } catch (error) {
      written.errors.push(String(error));
    }
  }
  await writer.end();
}
