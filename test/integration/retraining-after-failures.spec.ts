import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createSmallDatabase } from '../support/small-database.js';

const PATIENTLY = { timeout: 100_000, interval: 100 };

let database: TestDatabase;
let service: Service;
let admin: Api;

beforeAll(async () => {
  database = await createSmallDatabase(inject('databaseServerUrl'));
  service = await startService({
    DATABASE_URL: database.url,
    RETRAIN_AFTER_CORRECTIONS: '1',
    RETRAIN_EVERY_HOURS: '5',
  });
  admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
});

afterAll(async () => {
  await service.stop();
  await database.drop();
});

async function newest(): Promise<Record<string, unknown>> {
  const { body } = await admin.get<{ data: Record<string, unknown>[] }>('/triage/models');
  return body.data[0]!;
}

test.each([
  ['corrections', 'now()'],
  ['schedule', `now() - interval '6 hours'`],
])('where every training failed, %s begin the next one', async (trigger, failedAt) => {
  await database.query(`UPDATE examples SET source = 'manual'`);
  await database.query(`UPDATE models SET status = 'failed', created_at = ${failedAt}`);
  if (trigger === 'corrections') {
    await database.query(
      `INSERT INTO examples (intent_id, text, source)
       SELECT min(id), 'two charges for one order', 'correction' FROM intents`,
    );
  }
  await expect.poll(newest, PATIENTLY).toMatchObject({ status: 'active', trigger, error: null });
});
