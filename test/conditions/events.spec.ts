import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { TestDatabase } from '../support/database.js';
import { createSmallDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const WRITERS = 6;
const EVENTS_EACH = 300;
const pathOf = (path: string) => new URL(path, import.meta.url).pathname;
const SOURCE = pathOf('../support/event-process.ts');
// Where it finds the packages that it imports.
const PROCESS = pathOf(`../../node_modules/.cache/event-process-${process.pid}.mjs`);
const LONG = { within: 240_000, every: 200 };

let database: TestDatabase;
let processes: ChildProcess[];

beforeAll(async () => {
  const bundle = pathOf('../support/bundle-process.mjs');
  await promisify(execFile)(process.execPath, [bundle, SOURCE, PROCESS]);
});

afterAll(() => rm(PROCESS, { force: true }));

beforeEach(async () => {
  processes = [];
  database = await createSmallDatabase();
  await database.query(`
    CREATE TABLE written (writer integer, number integer, PRIMARY KEY (writer, number));
    CREATE TABLE effects (
      place bigint GENERATED ALWAYS AS IDENTITY, consumer text, writer integer, number integer
    );
    CREATE TABLE switch (failing boolean);
    INSERT INTO switch VALUES (true)`);
});

afterEach(async () => {
  await Promise.all(processes.map(kill));
  await database.drop();
});

function start(...parameters: (string | number)[]): ChildProcess {
  const [role, ...rest] = parameters.map(String);
  const child = spawn(process.execPath, [PROCESS, role!, database.url, ...rest], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  processes.push(child);
  return child;
}

async function startConsumer(): Promise<ChildProcess> {
  const child = start('consumer');
  await Promise.race([once(child.stdout!, 'data'), failing(child)]);
  return child;
}

async function failing(child: ChildProcess): Promise<never> {
  const [code] = (await once(child, 'exit')) as [number | null];
  throw new Error(`the process ended with ${code}`);
}

const startWriter = (writer: number) => start('writer', writer, EVENTS_EACH);

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

async function count(table: string): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${table}`,
  );
  return row!.count;
}

const effectsOf = (consumer: string) => count(`effects WHERE consumer = '${consumer}'`);

/** What a consumer did for the events of a writer, in its order. */
async function numbersOf(consumer: string, writer: number): Promise<number[]> {
  const rows = await database.query<{ number: number }>(
    'SELECT number FROM effects WHERE consumer = $1 AND writer = $2 ORDER BY place',
    [consumer, writer],
  );
  return rows.map(({ number }) => number);
}

test('nothing is lost, nothing is done twice and the order is kept, whoever is killed', async () => {
  const [first] = await Promise.all([startConsumer(), startConsumer()]);
  const writers = Array.from({ length: WRITERS }, (_, writer) => startWriter(writer));

  // In the middle of their work.
  await until(() => count('written'), LONG).toBeGreaterThan(600);
  for (const writer of [2, 5]) {
    await kill(writers[writer]!);
    writers[writer] = startWriter(writer);
  }
  await until(() => effectsOf('all'), LONG).toBeGreaterThan(300);
  await kill(first);
  const replaced = startConsumer();

  // One that fails holds nobody else up, and goes on as if nothing had been.
  await until(() => effectsOf('all'), LONG).toBeGreaterThan(1_500);
  expect(await effectsOf('failing')).toBe(0);
  const [{ failures } = { failures: 0 }] = await database.query<{ failures: number }>(
    `SELECT failures FROM event_consumers WHERE name = 'failing'`,
  );
  expect(failures).toBeGreaterThan(0);
  // As an operator does who has mended it: otherwise it is tried again within a minute.
  await database.query(
    `UPDATE switch SET failing = false;
     UPDATE event_consumers SET retry_at = now() WHERE name = 'failing'`,
  );
  await replaced;

  for (const writer of writers) {
    if (writer.exitCode === null) await once(writer, 'exit');
    expect(writer.exitCode).toBe(0);
  }
  const all = WRITERS * EVENTS_EACH;
  expect(await count('written')).toBe(all);
  expect(await count('outbox_events')).toBe(all);
  await until(() => effectsOf('all'), LONG).toBeGreaterThanOrEqual(all);
  await until(() => effectsOf('failing'), LONG).toBeGreaterThanOrEqual(all);
  await until(() => effectsOf('odd'), LONG).toBeGreaterThanOrEqual(all / 2);
  // Whatever would be done twice would be done by now.
  await sleep(1_000);

  const everything = Array.from({ length: EVENTS_EACH }, (_, number) => number);
  const odd = everything.filter((number) => number % 2 === 1);
  for (let writer = 0; writer < WRITERS; writer++) {
    expect(await numbersOf('all', writer)).toEqual(everything);
    expect(await numbersOf('failing', writer)).toEqual(everything);
    expect(await numbersOf('odd', writer)).toEqual(odd);
  }
  // Each consumer has one order, which is that of the outbox.
  const order = await database.query(
    `SELECT 1 FROM (
       SELECT consumer, place,
              row_number() OVER (PARTITION BY consumer ORDER BY place) AS done,
              row_number() OVER (PARTITION BY consumer ORDER BY xid, id) AS written
       FROM effects JOIN outbox_events
         ON (payload->>'writer')::int = writer AND (payload->>'number')::int = number
     ) AS compared WHERE done <> written`,
  );
  expect(order).toEqual([]);
}, 300_000);
