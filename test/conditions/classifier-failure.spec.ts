import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const DEGRADED = {
  status: 'degraded',
  components: {
    database: 'up',
    classifier: 'down',
    encoder: 'off',
    drift: 'unknown',
    redis: 'off',
  },
};
const MESSAGE = { message: 'I was charged twice' };

let database: TestDatabase;

beforeAll(async () => {
  database = await createTrainedDatabase();
  await database.query('CREATE TABLE intact AS SELECT artifact FROM models');
});

afterAll(() => database.drop());

async function startWith(artifact: string): Promise<{ service: Service; admin: Api }> {
  await database.query(`UPDATE models SET artifact = ${artifact} FROM intact`);
  const service = await startService({ DATABASE_URL: database.url });
  return { service, admin: await new Api(service.url).as(ADMIN.email, ADMIN.password) };
}

async function expectEscalation(admin: Api): Promise<void> {
  const ready = await admin.get('//health/ready');
  expect(ready.status).toBe(200);
  expect(ready.body).toEqual(DEGRADED);
  const customer = await new Api(admin.url).newUser();
  const { status, body } = await customer.post('/tickets', MESSAGE);
  expect(status).toBe(201);
  expect(body).toMatchObject({
    message: MESSAGE.message,
    status: 'escalated',
    intent: null,
    confidence: null,
    answer: null,
  });
  const decision = await admin.get(`/tickets/${String(body['id'])}/decision`);
  expect(decision.body).toMatchObject({
    outcome: 'escalated',
    reason: 'classifier_unavailable',
    modelId: null,
    intent: null,
    confidence: null,
  });
  const preview = await admin.post('/triage/preview', MESSAGE);
  expect(preview.body).toMatchObject({ reason: 'classifier_unavailable', intent: null });
}

test.each([
  ['is missing', 'NULL'],
  ['is cut off', 'substring(intact.artifact FOR length(intact.artifact) / 2)'],
  ['has one wrong byte', 'set_byte(intact.artifact, 1000, get_byte(intact.artifact, 1000) # 255)'],
])('while the model %s every ticket goes to a person', async (_, artifact) => {
  const { service, admin } = await startWith(artifact);
  try {
    await expectEscalation(admin);
    expect(service.output()).toMatch(/ERROR: Triage: model \d+ /);
  } finally {
    expect(await service.stop()).toBe(0);
  }
});

test('a model of an earlier version of the service is replaced', async () => {
  const { service, admin } = await startWith('set_byte(intact.artifact, 8, 1)');
  try {
    const intent = async () => (await admin.post('/triage/preview', MESSAGE)).body['intent'];
    await until(intent, { every: 100 }).toBe('charged_twice');
    expect(service.output()).toMatch(/artifact has version 1; this service reads versions 3 to 7/);
  } finally {
    expect(await service.stop()).toBe(0);
  }
});

test('a newly trained model heals it, and counts until a broken one is activated', async () => {
  const { service, admin } = await startWith(`'broken'::bytea`);
  try {
    await expectEscalation(admin);
    const { status, headers } = await admin.post('/triage/models', { force: true });
    expect(status).toBe(202);
    const path = headers.get('location')!.replace('/api/v1', '');
    const state = async () => (await admin.get(path)).body['status'];
    await until(state, { every: 100 }).toBe('active');
    expect((await admin.get(path)).body).toMatchObject({ comparison: null, promotion: 'promoted' });
    const ready = async () => (await admin.get('//health/ready')).body['status'];
    await until(ready).toBe('ok');
    const ticket = await admin.post('/tickets', MESSAGE);
    expect(ticket.body['intent']).toBe('charged_twice');

    // A model that cannot be read does no harm either while another is served.
    const [broken] = await database.query<{ id: number }>(
      `SELECT id FROM models WHERE artifact = 'broken'`,
    );
    await admin.post(`/triage/models/${broken!.id}/activate`);
    await expectEscalation(admin);
    await admin.post(`${path}/activate`);
    expect((await admin.get('//health/ready')).body).toMatchObject({ status: 'ok' });
  } finally {
    await service.stop();
  }
});
