import { once } from 'node:events';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import {
  addExamples,
  createSmallDatabase,
  removeAddedExamples,
} from '../support/small-database.js';

let database: TestDatabase;
let service: Service;
let admin: Api;

async function start(): Promise<void> {
  service = await startService({ DATABASE_URL: database.url });
  admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
}

async function model(id: unknown): Promise<Record<string, unknown>> {
  return (await admin.get(`/triage/models/${String(id)}`)).body;
}

beforeAll(async () => {
  database = await createSmallDatabase(inject('databaseServerUrl'));
  await start();
});

afterAll(async () => {
  await service.stop();
  await database.drop();
});

test('a training whose instance was killed holds the next one up only until it is stale', async () => {
  await addExamples(database);
  const { status, body } = await admin.post('/triage/models');
  expect(status).toBe(202);
  expect(body).toMatchObject({ status: 'training', error: null, metrics: null });
  service.process.kill('SIGKILL');
  await once(service.process, 'exit');
  await removeAddedExamples(database);
  await start();

  expect(await model(body['id'])).toMatchObject({ status: 'training' });
  const refused = await admin.post('/triage/models');
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({ code: 'MODEL.TRAINING_IN_PROGRESS' });

  await database.query(
    `UPDATE models SET heartbeat_at = now() - interval '1 minute' WHERE status = 'training'`,
  );
  const next = await admin.post('/triage/models');
  expect(next.status).toBe(202);
  expect(await model(body['id'])).toMatchObject({
    status: 'failed',
    error: 'The instance that trained it stopped.',
    trainedAt: null,
  });
  const trained = async () => (await model(next.body['id']))['status'];
  await expect.poll(trained, { timeout: 60_000, interval: 100 }).toBe('active');
  expect(await model(next.body['id'])).toMatchObject({
    progress: 1,
    error: null,
    promotion: 'promoted',
  });
  const failed = await admin.post(`/triage/models/${String(body['id'])}/activate`);
  expect(failed.body).toMatchObject({ status: 409, code: 'MODEL.NOT_TRAINED' });
});

test('a training that somebody gave up does not come back when it ends after all', async () => {
  await addExamples(database);
  const { body } = await admin.post('/triage/models');
  await removeAddedExamples(database);
  await database.query(
    `UPDATE models SET status = 'failed', error = 'given up' WHERE id = ${String(body['id'])}`,
  );
  const next = await admin.post('/triage/models', { force: true });
  expect(next.status).toBe(202);
  const trained = async () => (await model(next.body['id']))['status'];
  await expect.poll(trained, { timeout: 60_000, interval: 100 }).toBe('active');
  expect(await model(body['id'])).toMatchObject({
    status: 'failed',
    error: 'given up',
    comparison: null,
    promotion: null,
  });
});

test('an instance that is stopped while it trains says so', async () => {
  await addExamples(database);
  const { body } = await admin.post('/triage/models');
  expect(await service.stop()).toBe(0);
  const [row] = await database.query<{ status: string; error: string }>(
    `SELECT status, error FROM models WHERE id = ${String(body['id'])}`,
  );
  expect(row).toEqual({ status: 'failed', error: expect.stringContaining('interrupted') });
});

test('a model that took over is no failure where nobody could be told', async () => {
  await removeAddedExamples(database);
  const name = new URL(database.url).pathname.slice(1);
  // So that ours comes first, once it is there.
  await database.query(`ALTER DATABASE ${name} SET search_path = public, pg_catalog`);
  await start();
  await database.query(
    `CREATE FUNCTION public.pg_notify(text, text) RETURNS void LANGUAGE plpgsql
     AS $$ BEGIN RAISE EXCEPTION 'for this test'; END $$`,
  );
  const { body } = await admin.post('/triage/models', { force: true });
  const promotion = `model ${String(body['id'])}: active, but not every instance knows yet`;
  await expect.poll(service.output, { timeout: 60_000, interval: 100 }).toContain(promotion);
  expect(service.output()).not.toContain('training failed');
  expect(await model(body['id'])).toMatchObject({ status: 'active', error: null });
});
