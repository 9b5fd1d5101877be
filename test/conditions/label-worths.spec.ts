import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { allIsHeard } from '../support/heard-events.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const MESSAGES = ['parcel invoice password', 'asdf qwer zxcv', 'I will sue you over my invoice'];
const WAITS = `status IN ('open', 'escalated') AND label_worth IS NOT NULL`;
const TWIN = `
  INSERT INTO models (version, status, trigger, progress, metrics, held_out_profile, artifact,
                      held_out_predictions, languages, trained_at)
  SELECT version + 1, 'ready', trigger, progress, metrics, held_out_profile, artifact,
         held_out_predictions, languages, trained_at
  FROM models WHERE status = 'active' RETURNING id`;

let database: TestDatabase;
let service: Service;
let admin: Api;

beforeAll(async () => {
  database = await createTrainedDatabase();
  service = await startService({ DATABASE_URL: database.url, ENCODER: 'off' });
  admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
});

afterAll(async () => {
  await service.stop();
  await database.drop();
});

const worths = () =>
  database.query<{ message: string; worth: number; version: number; waits: boolean }>(
    `SELECT message, label_worth AS worth, version, ${WAITS} AS waits FROM tickets ORDER BY id`,
  );

async function activateTwin(): Promise<void> {
  const [twin] = await database.query<{ id: number }>(TWIN);
  expect((await admin.post(`/triage/models/${twin!.id}/activate`)).status).toBe(200);
}

const jobs = () =>
  database.query<{ status: string; result: unknown }>(
    `SELECT status, result FROM background_tasks WHERE type = 'label-worths' ORDER BY id`,
  );

test('a model that takes over where nothing waits begins nothing', async () => {
  await activateTwin();
  expect(await jobs()).toEqual([]);
});

test('what waits for a label is judged anew by the model that takes over, and nothing else', async () => {
  const customer = await admin.newUser();
  for (const message of MESSAGES) await customer.post('/tickets', { message });
  const labelled = await customer.post('/tickets', { message: 'I will sue you over my parcel' });
  await admin.patch(`/tickets/${String(labelled.body['id'])}`, { intent: 'order_status' });
  // Whom the first message takes to a person, changes a moment later.
  await allIsHeard(database);
  const before = await worths();
  const waiting = before.filter(({ waits }) => waits).length;
  expect(waiting).toBeGreaterThan(0);
  expect(waiting).toBeLessThan(before.length);
  // As another model would have judged them.
  await database.query(`UPDATE tickets SET label_worth = 0.5 WHERE ${WAITS}`);

  await activateTwin();
  await until(async () => (await jobs()).map(({ status }) => status)).toEqual(['completed']);
  expect(await worths()).toEqual(before);
  expect((await jobs())[0]?.result).toEqual({ tickets: waiting });
});
