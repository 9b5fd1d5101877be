import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Api, PASSWORD } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { addExamples } from '../support/more-examples.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createSmallDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const MESSAGE = { message: 'I was charged twice' };
const PROMPTLY = { every: 20 };

let database: TestDatabase;
let services: Service[];
let one: Api;
let other: Api;

beforeAll(async () => {
  database = await createSmallDatabase();
  const environment = {
    DATABASE_URL: database.url,
    SECRET_KEY: 'the same key on every instance of the service',
  };
  const first = await startService(environment);
  // The second brings another threshold, which counts for both.
  const second = await startService({ ...environment, CONFIDENCE_THRESHOLD_AUTO_RESOLVE: '0.9' });
  services = [first, second];
  one = await new Api(first.url).as(ADMIN.email, ADMIN.password);
  other = new Api(second.url, one.token, one.userId);
});

afterAll(async () => {
  await Promise.all(services.map((service) => service.stop()));
  await database.drop();
});

async function preview(api: Api): Promise<Record<string, unknown>> {
  return (await api.post('/triage/preview', MESSAGE)).body;
}

async function modelOf(api: Api): Promise<unknown> {
  const ticket = await api.post('/tickets', MESSAGE);
  return (await api.get(`/tickets/${String(ticket.body['id'])}/decision`)).body['modelId'];
}

function policy(api: Api, fields: object): Promise<unknown> {
  return api.put('/triage/policy', { mode: 'live', threshold: 0.5, overrides: {}, ...fields });
}

test('a threshold that one instance adopts at its start counts for the others', async () => {
  await until(async () => (await preview(one))['threshold'], PROMPTLY).toBe(0.9);
});

test('an access token counts everywhere', async () => {
  expect((await other.get('/users/me')).body).toMatchObject({ email: ADMIN.email });
});

test('a refresh token counts everywhere, once', async () => {
  // Somebody else's, because a second use ends all that its owner has.
  const credentials = { email: 'somebody@example.com', password: PASSWORD };
  await one.post('/auth/register', credentials);
  const login = await one.post('/auth/login', credentials);
  const refreshToken = login.body['refreshToken'];
  expect((await other.post('/auth/refresh', { refreshToken })).status).toBe(200);
  expect((await one.post('/auth/refresh', { refreshToken })).status).toBe(401);
});

test('a new policy counts everywhere', async () => {
  await policy(one, { mode: 'shadow' });
  expect((await preview(one))['reason']).toBe('shadow');
  await until(async () => (await preview(other))['reason'], PROMPTLY).toBe('shadow');
  await policy(other, { mode: 'live' });
  await until(async () => (await preview(one))['reason'], PROMPTLY).not.toBe('shadow');
});

test('a changed intent counts everywhere', async () => {
  await policy(one, { threshold: 0 });
  const { body } = await one.get<{ data: { id: number; name: string }[] }>(
    '/triage/intents?limit=100',
  );
  const { id } = body.data.find(({ name }) => name === 'charged_twice')!;
  await one.patch(`/triage/intents/${id}`, { answer: 'Another answer.' });
  await until(async () => (await preview(other))['answer'], PROMPTLY).toBe('Another answer.');
  await other.patch(`/triage/intents/${id}`, { autoResolve: false });
  await until(async () => (await preview(one))['reason'], PROMPTLY).toBe('needs_person');
});

test('a newly activated model counts everywhere', async () => {
  const [copy] = await database.query<{ id: number }>(
    `INSERT INTO models (version, status, progress, metrics, artifact, held_out_predictions,
                         trained_at)
     SELECT 2, 'ready', 1, metrics, artifact, held_out_predictions, now() FROM models RETURNING id`,
  );
  expect((await one.post(`/triage/models/${copy!.id}/activate`)).status).toBe(200);
  expect(await modelOf(one)).toBe(copy!.id);
  await until(() => modelOf(other), PROMPTLY).toBe(copy!.id);
});

test('a model that takes over by itself counts everywhere', async () => {
  const { body, headers } = await other.post('/triage/models');
  const path = headers.get('location')!.replace('/api/v1', '');
  const state = async () => (await other.get(path)).body['status'];
  await until(state, { every: 20 }).toBe('active');
  await until(() => modelOf(one), PROMPTLY).toBe(body['id']);
  expect(await modelOf(other)).toBe(body['id']);
});

test('a changed role and a deleted user count everywhere at once', async () => {
  const customer = await one.newUser();
  const elsewhere = new Api(other.url, customer.token);
  expect((await elsewhere.get('/triage/policy')).status).toBe(403);
  await one.patch(`/users/${customer.userId}/role`, { role: 'admin' });
  expect((await elsewhere.get('/triage/policy')).status).toBe(200);
  await one.delete(`/users/${customer.userId}`);
  expect((await elsewhere.get('/users/me')).status).toBe(401);
});

test('a change is not missed when the notifications were cut off', async () => {
  await database.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name LIKE '%notifications%'`,
  );
  await policy(one, { mode: 'shadow' });
  const reason = async () => (await preview(other))['reason'];
  await until(reason).toBe('shadow');
});

test('only one model is trained at a time', async () => {
  await addExamples(database);
  const answers = await Promise.all([one.post('/triage/models'), other.post('/triage/models')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
});
