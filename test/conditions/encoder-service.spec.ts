import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { type EmbeddingsServer, startEmbeddingsServer } from '../support/embeddings-server.js';
import { insertPastTickets } from '../support/past-tickets.js';
import type { Model } from '../support/schemas.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createSmallDatabase, createTrainedDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const KEY = 'sk-0123456789';
const ID = 'endpoint:sentences';
const MESSAGE = { message: 'I was charged twice' };
const PATIENTLY = { every: 50 };

let database: TestDatabase;
let embeddings: EmbeddingsServer;
let service: Service;
let admin: Api;

beforeEach(async () => {
  database = await createTrainedDatabase();
  embeddings = await startEmbeddingsServer();
});

afterEach(async () => {
  await service.stop();
  await embeddings.close();
  await database.drop();
});

async function start(environment: Record<string, string> = {}): Promise<void> {
  service = await startService({
    DATABASE_URL: database.url,
    ENCODER: 'endpoint',
    ENCODER_URL: embeddings.url,
    ENCODER_MODEL: 'sentences',
    ENCODER_API_KEY: KEY,
    ...environment,
  });
  admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
}

async function models(): Promise<Model[]> {
  const { body } = await admin.get<{ data: Model[] }>('/triage/models');
  return body.data.reverse();
}

async function untilTrained(count: number): Promise<Model[]> {
  const left = async () => {
    const all = await models();
    return all.length === count && all.every(({ status }) => status !== 'training');
  };
  await until(left, PATIENTLY).toBe(true);
  return models();
}

/** A second model is being trained: its job runs and waits for the vectors of examples. */
async function untilVectorsAreAsked(): Promise<void> {
  await until(() => embeddings.texts.length, PATIENTLY).toBeGreaterThan(10);
  expect((await models())[1]).toMatchObject({ status: 'training' });
}

const encoderState = async () => {
  const { status, body } = await admin.get<{ components: { encoder: string } }>('//health/ready');
  expect(status).toBe(200);
  return body.components.encoder;
};

test('a new service is up first, then trains with vectors, once', async () => {
  await database.drop();
  database = await createSmallDatabase();
  await start();
  expect(await encoderState()).toBe('ok');
  const [first, second] = await untilTrained(2);
  expect(first).toMatchObject({ requestedBy: null, metrics: { encoder: null } });
  expect(second).toMatchObject({ requestedBy: null, error: null });
  expect(second!.metrics!.encoder).toBe(ID);
  const state = async () => (await models())[1]!.status;
  await until(state).toBe('active');
  const missing = await database.query(
    `SELECT text FROM examples WHERE sha256(convert_to(text, 'UTF8')) NOT IN (
       SELECT text_hash FROM embeddings WHERE encoder = '${ID}')`,
  );
  expect(missing).toEqual([]);
  expect(new Set(embeddings.authorizations)).toEqual(new Set([`Bearer ${KEY}`]));
  expect(service.output()).not.toContain(KEY);

  await service.stop();
  const sent = embeddings.texts.length;
  await start();
  await admin.post('/triage/preview', MESSAGE);
  expect(await models()).toHaveLength(2);
  expect(embeddings.texts.length).toBeLessThanOrEqual(sent + 2);
});

test('without vectors a training that was asked for knows words alone, and says so', async () => {
  embeddings.mood = 'failing';
  await start();
  const [, second] = await untilTrained(2);
  expect(second).toMatchObject({ status: 'failed', error: expect.stringContaining('400') });
  expect(service.output()).not.toContain(KEY);

  expect((await admin.post('/triage/models')).status).toBe(202);
  const [, , third] = await untilTrained(3);
  expect(third).toMatchObject({ error: null, metrics: { encoder: null } });
  expect(service.output()).toMatch(/model 3: there are no vectors, .*by their words alone/);
  expect((await admin.post('/tickets', MESSAGE)).body['intent']).toBe('charged_twice');
});

test('a training that is asked for takes the place of the one that nobody asked for', async () => {
  embeddings.mood = 'hanging';
  await start();
  await untilVectorsAreAsked();
  embeddings.mood = 'good';
  expect((await admin.post('/triage/models')).status).toBe(202);
  const [, second, third] = await untilTrained(3);
  expect(second).toMatchObject({ status: 'failed', error: expect.stringContaining('gave way') });
  expect(third).toMatchObject({ error: null, requestedBy: admin.userId });
  await until(service.output).toMatch(/model 2: It was given up/);
});

test('a stop does not wait for vectors, and the next start makes up for it', async () => {
  embeddings.mood = 'hanging';
  await start();
  await untilVectorsAreAsked();
  const started = Date.now();
  expect(await service.stop()).toBe(0);
  expect(Date.now() - started).toBeLessThan(5_000);
  const [second] = await database.query<Model>(`SELECT status, error FROM models WHERE id = 2`);
  expect(second).toEqual({ status: 'training', error: null });

  embeddings.mood = 'good';
  await start();
  expect((await untilTrained(2))[1]).toMatchObject({
    status: 'active',
  });
});

test('what an admin added is not trained on by itself', async () => {
  embeddings.mood = 'failing';
  await start();
  await untilTrained(2);
  const { body } = await admin.get<{ data: { id: number }[] }>('/triage/intents');
  await admin.post(`/triage/intents/${body.data[0]!.id}/examples`, { text: 'a new example' });
  await service.stop();
  embeddings.mood = 'good';
  await start();
  await admin.post('/triage/preview', MESSAGE);
  expect(await models()).toHaveLength(2);
});

test('a decision shows the nearest examples as they read now, to people of the staff', async () => {
  await start({ ENCODER: 'off' });
  expect(await encoderState()).toBe('off');
  const customer = await admin.newUser();
  const { body: ticket } = await customer.post('/tickets', MESSAGE);
  const path = `/tickets/${String(ticket['id'])}/decision`;
  expect((await admin.get(path)).body).toMatchObject({
    tier: 'lexical',
    familiarity: expect.any(Number),
    nearest: expect.arrayContaining([
      {
        id: expect.any(Number),
        text: expect.any(String),
        intent: 'charged_twice',
        similarity: expect.any(Number),
      },
    ]),
  });

  const examples = await database.query<{ id: number; text: string; intent: string }>(
    `SELECT examples.id, text, intents.name AS intent FROM examples
     JOIN intents ON intents.id = intent_id ORDER BY examples.id LIMIT 2`,
  );
  const [one, other] = examples as [(typeof examples)[0], (typeof examples)[0]];
  // As the full tier writes it; the last one was deleted before anybody looked.
  const nearest = [
    { example: String(other.id), similarity: 0.9 },
    { example: String(one.id), similarity: 0.8 },
    { example: '2147483647', similarity: 0.7 },
  ];
  await database.query(
    `INSERT INTO decisions (ticket_id, outcome, reason, familiar, answerable, alternatives,
                            evidence, tier, familiarity, nearest)
     VALUES ($1, 'open', 'shadow', true, true, '[]', '[]', 'full', 0.83, $2)`,
    [ticket['id'], JSON.stringify(nearest)],
  );
  const agent = await admin.newStaff('agent');
  expect((await agent.get(path)).body).toMatchObject({
    tier: 'full',
    familiarity: 0.83,
    nearest: [
      { ...other, similarity: 0.9 },
      { ...one, similarity: 0.8 },
    ],
  });
  await database.query('DELETE FROM examples WHERE id = $1', [other.id]);
  expect((await agent.get(path)).body['nearest']).toEqual([{ ...one, similarity: 0.8 }]);

  const refused = await customer.get(path);
  expect(refused.status).toBe(403);
  expect(JSON.stringify(refused.body)).not.toContain(one.text);
  expect((await customer.get(`/tickets/${String(ticket['id'])}`)).body).not.toHaveProperty(
    'nearest',
  );
});

test('a replay asks for vectors and leaves those that are kept as they were', async () => {
  await start();
  await untilTrained(2);
  const day = '2014-01-01';
  const message = 'zither lessons for the order of flautists';
  await insertPastTickets(database, { count: 5, day, confidence: '0.5', message });
  await database.query(
    `INSERT INTO embeddings (encoder, text_hash, vector)
     SELECT encoder, sha256('${message} 0'), vector FROM embeddings LIMIT 1`,
  );
  await database.query(`UPDATE embeddings SET used_at = now() - interval '3 days'`);
  const kept = () => database.query('SELECT * FROM embeddings ORDER BY encoder, text_hash');
  const before = await kept();
  embeddings.texts.length = 0;
  const { status, body } = await admin.post<{ tickets: number }>('/triage/policy/replay', {
    from: `${day}T00:00:00Z`,
    to: `${day}T01:00:00Z`,
    modelId: 2,
    policy: { mode: 'live', threshold: 0.9, overrides: {} },
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ tickets: 5, tiers: { full: 5 } });
  expect([...embeddings.texts].sort()).toEqual([1, 2, 3, 4].map((n) => `${message} ${n}`));
  expect(await kept()).toEqual(before);
});
