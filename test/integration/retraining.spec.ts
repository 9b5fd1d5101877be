import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createSmallDatabase } from '../support/small-database.js';

interface Model {
  readonly id: number;
  readonly status: string;
  readonly trigger: string;
  readonly requestedBy: number | null;
  readonly error: string | null;
}

const AFTER = 5;
const PATIENTLY = { timeout: 100_000, interval: 100 };
/** More than two looks of each instance. */
const LOOKS_MS = 11_000;

let database: TestDatabase;
let services: Service[];
let apis: Api[];
let corrections = 0;

beforeAll(async () => {
  database = await createSmallDatabase(inject('databaseServerUrl'));
  const environment = {
    DATABASE_URL: database.url,
    RETRAIN_AFTER_CORRECTIONS: String(AFTER),
    RETRAIN_EVERY_HOURS: '5',
  };
  services = [await startService(environment), await startService(environment)];
  const one = await new Api(services[0]!.url).as(ADMIN.email, ADMIN.password);
  apis = [one, new Api(services[1]!.url, one.token, one.userId)];
});

afterAll(async () => {
  await Promise.all(services.map((service) => service.stop()));
  await database.drop();
});

async function correct(count: number): Promise<void> {
  const texts = Array.from(
    { length: count },
    () => `two charges, correction ${(corrections += 1)}`,
  );
  await database.query(
    `INSERT INTO examples (intent_id, text, source)
     SELECT (SELECT id FROM intents WHERE name = 'charged_twice'), unnest($1::text[]), 'correction'`,
    [texts],
  );
}

async function models(): Promise<Model[]> {
  const { body } = await apis[0]!.get<{ data: Model[] }>('/triage/models');
  return body.data.reverse();
}

async function untilTrained(count: number): Promise<Model> {
  const settled = async () => {
    const all = await models();
    return all.length >= count && all.every(({ status }) => status !== 'training');
  };
  await expect.poll(settled, PATIENTLY).toBe(true);
  const all = await models();
  expect(all).toHaveLength(count);
  return all.at(-1)!;
}

test('enough corrections train one model, which takes over on every instance', async () => {
  await correct(AFTER - 1);
  await sleep(LOOKS_MS);
  expect(await models()).toHaveLength(1);
  await correct(1);
  const trained = await untilTrained(2);
  expect(trained).toMatchObject({ status: 'active', trigger: 'corrections', requestedBy: null });
  for (const api of apis) {
    const modelOf = async () => {
      const ticket = await api.post('/tickets', { message: 'I was charged twice' });
      return (await api.get(`/tickets/${String(ticket.body['id'])}/decision`)).body['modelId'];
    };
    await expect.poll(modelOf, { timeout: 2_000, interval: 20 }).toBe(trained.id);
  }
});

test('a failed training is tried again after as many corrections', async () => {
  await database.query(
    `INSERT INTO models (version, status, error) VALUES (3, 'failed', 'for this test')`,
  );
  // As old as the schedule allows: the failure holds it up.
  await database.query(
    `UPDATE models SET created_at = created_at - interval '6 hours' WHERE status <> 'failed'`,
  );
  await sleep(LOOKS_MS);
  expect(await models()).toHaveLength(3);
  await correct(AFTER);
  expect(await untilTrained(4)).toMatchObject({ trigger: 'corrections', error: null });
});

test('a schedule trains where there is anything new', async () => {
  // At once: with only the models old, the corrections that they learnt from would be new again.
  const makeOld = () =>
    database.query(
      `WITH old AS (UPDATE models SET created_at = created_at - interval '6 hours')
       UPDATE examples SET created_at = created_at - interval '6 hours'`,
    );
  await correct(1);
  await makeOld();
  expect(await untilTrained(5)).toMatchObject({ trigger: 'schedule', error: null });
  await makeOld();
  await sleep(LOOKS_MS);
  expect(await models()).toHaveLength(5);
});
