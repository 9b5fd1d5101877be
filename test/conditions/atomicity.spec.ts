import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const TICKETS = 200;

let database: TestDatabase;

beforeAll(async () => {
  database = await createTrainedDatabase();
});

afterAll(() => database.drop());

async function count(table: string): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${table}`,
  );
  return row!.count;
}

test('every ticket that was accepted is stored with its decision, even if the service is killed', async () => {
  const service = await startService({ DATABASE_URL: database.url });
  const customer = await new Api(service.url).newUser();
  const accepted: number[] = [];
  await Promise.all(
    Array.from({ length: TICKETS }, async (_, number) => {
      const message = `I was charged twice for order ${number}`;
      // Those that were cut off have no answer.
      const answer = await customer.post('/tickets', { message }).catch(() => undefined);
      if (answer?.status !== 201) return;
      accepted.push(Number(answer.body['id']));
      if (accepted.length === TICKETS / 4) service.process.kill('SIGKILL');
    }),
  );
  if (service.process.signalCode === null) await once(service.process, 'exit');
  expect(accepted.length).toBeGreaterThanOrEqual(TICKETS / 4);
  expect(accepted.length).toBeLessThan(TICKETS);

  // What was under way in the database ends first.
  const connections = () =>
    database.query(
      `SELECT 1 FROM pg_stat_activity
       WHERE datname = current_database() AND application_name LIKE 'automated-customer-support%'`,
    );
  await until(connections).toEqual([]);

  const decided = await database.query<{ id: number }>(
    `SELECT tickets.id FROM tickets JOIN decisions ON decisions.ticket_id = tickets.id
     WHERE decisions.outcome = tickets.status AND decisions.model_id IS NOT NULL`,
  );
  expect(new Set(decided.map(({ id }) => id))).toEqual(
    new Set([...accepted, ...decided.map(({ id }) => id)]),
  );
  expect(await count('tickets')).toBe(decided.length);
  expect(await count('decisions')).toBe(decided.length);
  expect(new Set(accepted).size).toBe(accepted.length);

  const again = await startService({ DATABASE_URL: database.url });
  try {
    await expectAllOrNothing(await new Api(again.url).newUser());
  } finally {
    await again.stop();
  }
});

/** A ticket whose decision cannot be stored is not stored either. */
async function expectAllOrNothing(somebody: Api): Promise<void> {
  const message = 'I was charged twice';
  expect((await somebody.post('/tickets', { message })).status).toBe(201);
  const before = await count('tickets');
  await database.query('ALTER TABLE decisions ADD CONSTRAINT none CHECK (false) NOT VALID');
  const failed = await somebody.post('/tickets', { message }, { isBroken: true });
  expect(failed.status).toBe(500);
  expect(await count('tickets')).toBe(before);
  expect(await count('decisions')).toBe(before);
}
