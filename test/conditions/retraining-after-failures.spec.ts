import { beforeAll, test } from '@jest/globals';
import { type Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { fixture } from '../support/fixture.js';
import { until } from '../support/until.js';

const PATIENTLY = { within: 100_000, every: 100 };

let database: TestDatabase;
let admin: Api;

beforeAll(async () => {
  ({ database, admin } = await fixture({
    RETRAIN_AFTER_CORRECTIONS: '1',
    RETRAIN_EVERY_HOURS: '5',
  }));
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
  await until(newest, PATIENTLY).toMatchObject({ status: 'active', trigger, error: null });
});
