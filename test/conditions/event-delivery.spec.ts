import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { migrate } from '../../src/platform/database/migrate.js';
import { defineEvent } from '../../src/platform/events/event.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { type EventInstance, openEvents } from '../support/events.js';
import { databaseServer } from '../support/given.js';
import { until } from '../support/until.js';

const NOTED = defineEvent<{ readonly number: number }>('number.noted');
const OTHER = defineEvent<{ readonly number: number }>('other.noted');
const FAILURE = new Error('as the test wants it');
const SOON = { every: 20 };
const HISTORY = 'SELECT epoch FROM event_epochs';

let database: TestDatabase;
let instances: EventInstance[];

beforeEach(async () => {
  Logger.overrideLogger(false);
  instances = [];
  database = await createTestDatabase(databaseServer());
  await migrate(database.url);
  await database.query(
    'CREATE TABLE effects (place integer GENERATED ALWAYS AS IDENTITY, number integer)',
  );
});

afterEach(async () => {
  await Promise.all(instances.map((instance) => instance.stop()));
  await database.drop();
});

async function open(): Promise<EventInstance> {
  const instance = await openEvents(database.url);
  instances.push(instance);
  return instance;
}

function publish(by: EventInstance, number: number, event = NOTED, organization = 1) {
  const own = by.database.of(organization);
  return own.transaction((manager) => by.events.publish(manager, event, { number }));
}

function listenTo({ events }: EventInstance, heard: unknown[]): void {
  events.listen(NOTED, {
    heard: ({ number }) => Promise.resolve(heard.push(number)),
    resync: () => Promise.resolve(heard.push('resync')),
  });
}

function consumeWith({ events }: EventInstance, name = 'numbers'): void {
  events.consume(name, NOTED, ({ payload: { number } }, manager) =>
    manager.query('INSERT INTO effects (number) VALUES ($1)', [number]),
  );
}

/** Whether every transaction that began before the newest event has ended. */
async function isSettled(): Promise<boolean> {
  const [row] = await database.query<{ settled: boolean }>(
    'SELECT max(xid) < pg_snapshot_xmin(pg_current_snapshot()) AS settled FROM outbox_events',
  );
  return row!.settled;
}

async function effects(): Promise<number[]> {
  const rows = await database.query<{ number: number }>(
    'SELECT number FROM effects ORDER BY place',
  );
  return rows.map(({ number }) => number);
}

test('every instance hears every event once, and each of its listeners does', async () => {
  const [one, two] = [await open(), await open()];
  const heard: unknown[][] = [[], [], []];
  listenTo(one, heard[0]!);
  listenTo(one, heard[1]!);
  listenTo(two, heard[2]!);
  await Promise.all([one.start(), two.start()]);
  await until(() => heard.every((it) => it.includes('resync')), SOON).toBe(true);
  for (const number of [1, 2, 3]) await publish(one, number);
  await publish(two, 4);
  for (const it of heard) await until(() => it.at(-1), SOON).toBe(4);
  for (const it of heard) expect(it.filter((what) => what !== 'resync')).toEqual([1, 2, 3, 4]);
});

test('what is taken back was never told', async () => {
  const one = await open();
  const heard: unknown[] = [];
  listenTo(one, heard);
  await one.start();
  const failing = one.database.of(1).transaction(async (manager) => {
    await one.events.publish(manager, NOTED, { number: 1 });
    throw FAILURE;
  });
  await expect(failing).rejects.toBe(FAILURE);
  await publish(one, 2);
  await until(() => heard.at(-1), SOON).toBe(2);
  expect(heard).not.toContain(1);
});

test('an event of a joined transaction comes with it, and one outside of any is refused', async () => {
  const one = await open();
  consumeWith(one);
  await one.start();
  await one.database.of(1).join(async () => {
    await publish(one, 1);
    expect(await database.query('SELECT 1 FROM outbox_events')).toEqual([]);
  });
  await until(effects, SOON).toEqual([1]);
  const ended = await one.database.of(1).transaction((manager) => Promise.resolve(manager));
  await expect(one.events.publish(ended, NOTED, { number: 2 })).rejects.toThrow('no transaction');
});

test('what belongs to the transaction is done in it, by all who want to, or it is taken back', async () => {
  const one = await open();
  const insert = 'INSERT INTO effects (number) VALUES ($1)';
  one.events.within(NOTED, ({ number }, manager) => manager.query(insert, [number]));
  one.events.within(NOTED, async ({ number }, manager) => {
    await manager.query(insert, [number + 10]);
    if (number === 2) throw FAILURE;
  });
  await publish(one, 1);
  await expect(publish(one, 2)).rejects.toBe(FAILURE);
  expect(await effects()).toEqual([1, 11]);
  expect(await database.query('SELECT type FROM outbox_events')).toEqual([{ type: NOTED.type }]);
});

test('everybody learns whose an event is, and its effect is made as that organisation', async () => {
  const one = await open();
  const heard: unknown[] = [];
  one.events.listen(NOTED, {
    heard: (_, organizationId) => Promise.resolve(heard.push(organizationId)),
    resync: () => Promise.resolve(),
  });
  const told: unknown[] = [];
  let failures = 1;
  one.events.consume('others', NOTED, async ({ organizationId, payload }, manager) => {
    await one.events.publish(manager, OTHER, payload);
    if (payload.number === 2 && failures-- > 0) throw FAILURE;
    const seen = `SELECT DISTINCT organization_id AS id, type FROM outbox_events ORDER BY type`;
    told.push([organizationId, await manager.query(seen)]);
  });
  const bothOf = (id: number) => [NOTED, OTHER].map(({ type }) => ({ id, type }));
  await one.start();
  await publish(one, 1, NOTED, 3);
  await publish(one, 2, NOTED, 4);
  await publish(one, 3, NOTED, 3);
  await until(() => told, SOON).toEqual([
    [3, bothOf(3)],
    [4, bothOf(4)],
    [3, bothOf(3)],
  ]);
  await until(() => [...heard].sort(), SOON).toEqual([3, 3, 4]);
  await one.events.announce({ organizationId: 5 }, NOTED, { number: 4 });
  expect(heard.at(-1)).toBe(5);
});

test('a listener that failed is told to begin anew', async () => {
  const one = await open();
  const heard: unknown[] = [];
  one.events.listen(NOTED, {
    heard: () => Promise.reject(FAILURE),
    resync: () => Promise.resolve(heard.push('resync')),
  });
  await one.start();
  await until(() => heard.length, SOON).toBeGreaterThan(0);
  const before = heard.length;
  await publish(one, 1);
  await publish(one, 2);
  await until(() => heard.length, SOON).toBeGreaterThan(before);
});

test('an event is heard at once while an older transaction is under way, and consumed after it', async () => {
  const one = await open();
  const heard: unknown[] = [];
  listenTo(one, heard);
  consumeWith(one);
  await one.start();
  await one.database.of(1).transaction(async (manager) => {
    await manager.query('SELECT pg_current_xact_id()');
    const other = await open();
    await publish(other, 1);
    await until(() => heard.at(-1), SOON).toBe(1);
    expect(await effects()).toEqual([]);
  });
  await until(effects, SOON).toEqual([1]);
  expect(heard.filter((what) => what === 1)).toEqual([1]);
});

test('nobody needs to be woken, and a line that was cut comes back', async () => {
  const one = await open();
  const heard: unknown[] = [];
  listenTo(one, heard);
  consumeWith(one);
  await one.start();
  await until(() => heard.length, SOON).toBeGreaterThan(0);
  await database.query(`INSERT INTO outbox_events (type, payload) VALUES ($1, '{"number": 1}')`, [
    NOTED.type,
  ]);
  await until(() => heard.at(-1), SOON).toBe(1);
  await until(effects, SOON).toEqual([1]);
  await database.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name LIKE '%notifications%'`,
  );
  await until(() => heard.at(-1), SOON).toBe('resync');
  await publish(one, 2);
  await until(() => heard.at(-1), SOON).toBe(2);
});

test('a name consumes each kind once, and a new one begins with what comes', async () => {
  const one = await open();
  consumeWith(one);
  expect(() => consumeWith(one)).toThrow('twice');
  await publish(one, 1);
  // What other databases of the server have open counts as well.
  await until(isSettled, SOON).toBe(true);
  await one.start();
  await publish(one, 2);
  await publish(one, 3, OTHER);
  await until(effects, SOON).toEqual([2]);
});

test('after a restore consumers go on where they were, and listeners begin anew', async () => {
  const one = await open();
  consumeWith(one);
  await one.start();
  await publish(one, 1);
  await until(effects, SOON).toEqual([1]);
  await one.stop();
  instances = [];
  // As a dump of another server has it: its transactions had greater numbers than ours will have.
  await database.query(`
    UPDATE outbox_events SET xid = '900000000000';
    INSERT INTO outbox_events (xid, type, payload)
      VALUES ('900000000001', '${NOTED.type}', '{"number": 2}'),
             ('900000000002', '${NOTED.type}', '{"number": 3}');
    UPDATE event_consumers SET cursor_xid = '900000000000';
    UPDATE event_epochs SET history = 'another'`);
  const before = await database.query(HISTORY);
  const two = await open();
  consumeWith(two);
  await two.start();
  await publish(two, 4);
  await until(effects, SOON).toEqual([1, 2, 3, 4]);
  const after = await database.query(HISTORY);
  expect(after).toHaveLength(1);
  expect(after).not.toEqual(before);
  // It is the same database from now on.
  await (await open()).start();
  expect(await database.query(HISTORY)).toEqual(after);
});

test('what is older than a day goes once every consumer is done with it', async () => {
  const one = await open();
  consumeWith(one);
  await one.start();
  await publish(one, 1);
  await until(effects, SOON).toEqual([1]);
  await database.query(`UPDATE outbox_events SET created_at = now() - interval '25 hours'`);
  await database.query(
    `INSERT INTO event_consumers (name, cursor_xid, cursor_id) VALUES ('slow', '3', 0)`,
  );
  await (await open()).start();
  await publish(one, 2);
  await until(effects, SOON).toEqual([1, 2]);
  expect(await database.query('SELECT 1 FROM outbox_events')).toHaveLength(2);
  await database.query(`DELETE FROM event_consumers WHERE name = 'slow'`);
  await (await open()).start();
  const left = () => database.query('SELECT payload FROM outbox_events');
  await until(left, SOON).toEqual([{ payload: { number: 2 } }]);
});
