import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { LOCKS, lockWithin } from '../../src/platform/database/advisory-lock.js';
import { Api, PASSWORD } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { SECOND_ORGANIZATION } from '../support/second-organization.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const CHARGED = { message: 'I was charged twice' };
/** The starter set knows it, the four intents of the default organisation do not. */
const GIFT = { message: 'how do I use my gift card?' };

let database: TestDatabase;
let service: Service;
/** Admins of the default organisation and of two others, which begin with the starter set. */
let here: Api;
let acme: Api;
let third: Api;

beforeAll(async () => {
  database = await createTrainedDatabase();
  service = await startService({ DATABASE_URL: database.url, MODEL_MEMORY_MB: '20' });
  here = await new Api(service.url).as(ADMIN.email, ADMIN.password);
  for (const statement of SECOND_ORGANIZATION.statements) await database.query(statement);
  await database.query(
    `INSERT INTO organizations (id, slug, name) OVERRIDING SYSTEM VALUE VALUES (3, 'third', 'Third')`,
  );
  acme = await adminOf(SECOND_ORGANIZATION.slug);
  third = await adminOf('third');
});

afterAll(async () => {
  await service.stop();
  await database.drop();
});

async function adminOf(organization: string): Promise<Api> {
  const account = { email: `admin@${organization}.example`, password: PASSWORD, organization };
  const anyone = new Api(service.url);
  const { body: user } = await anyone.post<{ id: number }>('/auth/register', account);
  await database.query(`UPDATE users SET role = 'admin' WHERE id = $1`, [user.id]);
  const { body } = await anyone.post<{ accessToken: string }>('/auth/login', account);
  return new Api(service.url, body.accessToken, user.id);
}

const preview = async (of: Api, message: object) =>
  (await of.post('/triage/preview', message)).body;
const intents = async (of: Api) => (await of.get('/triage/intents')).body['meta'];

test('an organisation that is triaged for the first time gets the starter set and its model', async () => {
  const intent = async () => (await preview(acme, GIFT))['intent'];
  await until(intent, { every: 200 }).toBe('gift_card');
  expect(await intents(acme)).toMatchObject({ total: 38 });
  expect(await intents(here)).toMatchObject({ total: 4 });
  expect((await preview(here, GIFT))['intent']).not.toBe('gift_card');
});

test('the same model is there once, and for each its examples have their texts', async () => {
  const intent = async () => (await preview(third, GIFT))['intent'];
  await until(intent, { every: 200 }).toBe('gift_card');
  const hashes = await database.query<{ of: number; hash: string }>(
    `SELECT organization_id AS of, encode(sha256(artifact), 'hex') AS hash
     FROM models WHERE status = 'active' ORDER BY 1`,
  );
  expect(hashes.map(({ of }) => of)).toEqual([1, 2, 3]);
  expect(hashes[1]!.hash).toBe(hashes[2]!.hash);
  expect(hashes[0]!.hash).not.toBe(hashes[1]!.hash);
  const { nearest } = await preview(third, GIFT);
  expect(nearest).toContainEqual(expect.objectContaining({ intent: 'gift_card' }));
});

test('each decides by its own policy, and a change in one does not touch the others', async () => {
  const before = await preview(here, CHARGED);
  const policy = { mode: 'shadow', threshold: 1, overrides: {} };
  expect((await acme.put('/triage/policy', policy)).status).toBe(200);
  expect(await preview(acme, CHARGED)).toMatchObject({ threshold: 1, outcome: 'open' });
  expect(await preview(here, CHARGED)).toEqual(before);
  expect((await preview(third, CHARGED))['threshold']).toBe(0.75);
  expect((await here.get('/triage/policy')).body).toMatchObject({ version: 1 });
  expect((await acme.get('/triage/policy')).body).toMatchObject({ version: 2, mode: 'shadow' });
});

test('the same intent is answered as its organisation says', async () => {
  const [row] = await database.query<{ id: number }>(
    `SELECT id FROM intents WHERE organization_id = 3 AND name = 'charged_twice'`,
  );
  const answer = 'The third one gives it back.';
  expect((await here.patch(`/triage/intents/${row!.id}`, { answer })).status).toBe(404);
  expect((await third.patch(`/triage/intents/${row!.id}`, { answer })).status).toBe(200);
  const told = await third.post('/tickets', CHARGED);
  expect(told.body).toMatchObject({ status: 'auto_resolved', answer });
  expect((await here.post('/tickets', CHARGED)).body['answer']).not.toBe(answer);
});

test('a model that cannot be loaded within two seconds leaves its tickets to people', async () => {
  await database.query(
    `INSERT INTO organizations (id, slug, name) OVERRIDING SYSTEM VALUE VALUES (4, 'late', 'Late')`,
  );
  const late = await adminOf('late');
  const holder = new pg.Client({ connectionString: database.url });
  await holder.connect();
  try {
    // As another instance would, which makes its model just now.
    await holder.query('SELECT pg_advisory_lock($1)', [lockWithin(LOCKS.triage, 4)]);
    const begun = performance.now();
    const { status, body } = await late.post('/tickets', GIFT);
    const waited = performance.now() - begun;
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'escalated', intent: null });
    expect(waited).toBeGreaterThan(1_900);
    expect(waited).toBeLessThan(5_000);
    // Those that are in memory wait for nobody.
    expect((await here.post('/tickets', CHARGED)).body['intent']).toBe('charged_twice');
    const decision = await late.get(`/tickets/${String(body['id'])}/decision`);
    expect(decision.body).toMatchObject({ reason: 'classifier_unavailable', modelId: null });
  } finally {
    await holder.end();
  }
  const intent = async () => (await preview(late, GIFT))['intent'];
  await until(intent, { every: 200 }).toBe('gift_card');
});
