import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import type { Intent } from '../support/schemas.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const ALL = '/triage/intents?limit=100';

let database: TestDatabase;
let service: Service;
let admin: Api;

beforeAll(async () => {
  database = await createTrainedDatabase();
  await start();
});

afterAll(async () => {
  await service.stop();
  await database.drop();
});

async function start(environment: Record<string, string> = {}): Promise<void> {
  service = await startService({ DATABASE_URL: database.url, ...environment });
  admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
}

/** All that people may edit; what the label of a ticket would teach is of the model alone. */
async function rows(table: string): Promise<unknown[]> {
  return database.query(
    `SELECT to_jsonb(${table}) - 'label_worth' AS row FROM ${table} ORDER BY id`,
  );
}

test('the machine changes no row that people edit: not by training, starting or its risk dial', async () => {
  const { body } = await admin.get<{ data: Intent[] }>(ALL);
  const { id } = body.data.find(({ name }) => name === 'order_status')!;
  const gone = body.data.find(({ name }) => name === 'return_request')!;
  await admin.patch(`/triage/intents/${id}`, { answer: 'Of a person.', autoResolve: false });
  await admin.delete(`/triage/intents/${gone.id}`);
  const policy = {
    mode: 'live',
    targetErrorRate: 0.2,
    overrides: { order_status: { mode: 'shadow' } },
  };
  expect((await admin.put('/triage/policy', policy)).status).toBe(200);
  const customer = await admin.newUser();
  for (const status of ['closed', 'escalated'] as const) {
    const ticket = await customer.post('/tickets', { message: 'I was charged twice' });
    const path = `/tickets/${String(ticket.body['id'])}`;
    await admin.patch(path, { answer: 'Of a person.', priority: 'low' });
    const current = (await admin.get(path)).body['status'];
    if (current !== status) expect((await admin.patch(path, { status })).status).toBe(200);
  }
  const tables = ['tickets', 'intents', 'policies'];
  const before = await Promise.all(tables.map(rows));

  const training = await admin.post<{ id: number }>('/triage/models', { force: true });
  const trained = async () =>
    (await admin.get<{ status: string }>(`/triage/models/${training.body.id}`)).body.status;
  await until(trained).toMatch(/ready|active/);
  await admin.post(`/triage/models/${training.body.id}/activate`);
  await service.stop();
  // Another setting of what a person has set by now.
  await start({ CONFIDENCE_THRESHOLD_AUTO_RESOLVE: '0.123' });
  expect(await Promise.all(tables.map(rows))).toEqual(before);
});
