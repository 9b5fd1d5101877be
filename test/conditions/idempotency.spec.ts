import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Answer, Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const KEYS = 100;

let database: TestDatabase;
let services: Service[];

beforeEach(async () => {
  database = await createTrainedDatabase();
  services = [];
});

afterEach(async () => {
  await Promise.all(services.map((service) => service.stop()));
  await database.drop();
});

async function start(environment: Record<string, string> = {}): Promise<Service> {
  const service = await startService({ DATABASE_URL: database.url, ...environment });
  services.push(service);
  return service;
}

function post(api: Api, key: string, isBroken = false): Promise<Answer<{ id: number }>> {
  const call = { headers: { 'idempotency-key': key }, isBroken };
  return api.post('/tickets', { message: `I was charged twice for order ${key}` }, call);
}

/** As a client does that must have its ticket: again until it is there. */
async function insist(api: Api, key: string): Promise<Answer<{ id: number }>> {
  for (;;) {
    const answer = await post(api, key);
    if (answer.status !== 409) return answer;
    await sleep(Number(answer.headers.get('retry-after')) * 100);
  }
}

async function messages(): Promise<string[]> {
  const rows = await database.query<{ message: string }>('SELECT message FROM tickets ORDER BY id');
  return rows.map(({ message }) => message);
}

async function count(table: string): Promise<number> {
  const [row] = await database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM ${table}`,
  );
  return row!.count;
}

describe('a service that is killed', () => {
  test('makes exactly one ticket for each key, however often its clients try again', async () => {
    const answered = new Map<string, number>();
    const keys = Array.from({ length: KEYS }, (_, number) => `key-${number}`);
    let customer: Api | undefined;
    for (const share of [0.3, 0.7]) {
      const service = await start();
      customer = customer
        ? new Api(service.url, customer.token, customer.userId)
        : await new Api(service.url).newUser();
      const api = customer;
      await Promise.all(
        keys.map(async (key) => {
          // Those that were cut off have no answer.
          const answer = await post(api, key).catch(() => undefined);
          if (answer?.status !== 201) return;
          expect(answered.get(key) ?? answer.body.id).toBe(answer.body.id);
          answered.set(key, answer.body.id);
          if (answered.size >= share * KEYS) service.process.kill('SIGKILL');
        }),
      );
      if (service.process.signalCode === null) await once(service.process, 'exit');
    }
    expect(answered.size).toBeLessThan(KEYS);

    const api = new Api((await start()).url, customer?.token, customer?.userId);
    for (const key of keys) {
      const answer = await insist(api, key);
      expect(answer.status).toBe(201);
      expect(answer.body.id).toBe(answered.get(key) ?? answer.body.id);
    }
    const made = await messages();
    expect(made).toHaveLength(KEYS);
    expect(new Set(made).size).toBe(KEYS);
    expect(await count('decisions')).toBe(KEYS);
    expect(await count('idempotency_keys')).toBe(KEYS);
  });
});

describe('two instances on one database', () => {
  test('make one ticket of a key that both are sent at the same time', async () => {
    const environment = { SECRET_KEY: 'the same key on every instance of the service' };
    const [one, two] = [await start(environment), await start(environment)];
    const customer = await new Api(one.url).newUser();
    const others = [customer, new Api(two.url, customer.token, customer.userId)];
    for (let round = 0; round < 20; round += 1) {
      const key = `round-${round}`;
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, number) => insist(others[number % 2]!, key)),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    }
    expect(await count('tickets')).toBe(20);
  });
});

describe('a call with a key', () => {
  test('needs one connection only: fifty at once are answered over a pool of two', async () => {
    const service = await start({ DATABASE_POOL_SIZE: '2' });
    const customer = await new Api(service.url).newUser();
    const admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
    const keys = Array.from({ length: 50 }, (_, number) => `key-${number}`);
    const tickets = await Promise.all(keys.map((key) => post(customer, key)));
    expect(new Set(tickets.map(({ status }) => status))).toEqual(new Set([201]));
    const [{ id }] = (await admin.get<{ data: [{ id: number }] }>('/triage/intents')).body.data;
    const create = (path: string, body: (key: string) => unknown, type = 'application/json') =>
      Promise.all(
        keys.map((key) => {
          const headers = { 'idempotency-key': `${path} ${key}`, 'content-type': type };
          return admin.post(path, body(key), { headers });
        }),
      );
    const answers = [
      ...(await create('/triage/intents', (name) => ({ name }))),
      ...(await create(`/triage/intents/${id}/examples`, (text) => ({ text }))),
      ...(await create('/triage/background', (text) => ({ text }))),
      ...(await create(
        '/triage/examples/import',
        (key) => `text,intent\nfrom a file ${key},${key}\n`,
        'text/csv',
      )),
      ...(await Promise.all(
        tickets.map(({ body }, number) =>
          customer.post(
            `/tickets/${body.id}/feedback`,
            { rating: 1, resolved: false },
            { headers: { 'idempotency-key': `feedback ${number}` } },
          ),
        ),
      )),
    ];
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 201]));
    const trainings = await create('/triage/models', () => ({ force: true }));
    const begun = trainings.filter(({ status }) => status === 202);
    expect(begun).toHaveLength(1);
    expect(new Set(trainings.map(({ status }) => status))).toEqual(new Set([202, 409]));
  });

  test('begins a training that goes on after its answer, and once', async () => {
    const service = await start();
    const admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
    const call = { headers: { 'idempotency-key': 'train' } };
    const first = await admin.post<{ id: number }>('/triage/models', { force: true }, call);
    expect(first.status).toBe(202);
    const second = await admin.post('/triage/models', { force: true }, call);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    const status = async () =>
      (await admin.get<{ status: string }>(`/triage/models/${first.body.id}`)).body.status;
    await until(status).toMatch(/ready|active/);
    expect(await count('models')).toBe(2);
  });

  test('tells of a new intent only when it is there', async () => {
    const service = await start();
    const admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
    const call = { headers: { 'idempotency-key': 'intent' } };
    expect((await admin.post('/triage/intents', { name: 'brand_new' }, call)).status).toBe(201);
    const ticket = await admin.post('/tickets', { message: 'I was charged twice' });
    const path = `/tickets/${String(ticket.body['id'])}`;
    expect((await admin.patch(path, { intent: 'brand_new' })).status).toBe(200);
  });

  test('that fails in the end leaves nothing behind', async () => {
    const service = await start();
    const customer = await new Api(service.url).newUser();
    await database.query(
      'ALTER TABLE idempotency_keys ADD CONSTRAINT none CHECK (false) NOT VALID',
    );
    const failed = await post(customer, 'key', true);
    expect(failed.status).toBe(500);
    expect(failed.headers.get('location')).toBeNull();
    expect(await count('tickets')).toBe(0);
    await database.query('ALTER TABLE idempotency_keys DROP CONSTRAINT none');
    expect((await post(customer, 'key')).status).toBe(201);
    expect(await count('tickets')).toBe(1);
  });

  test('is another one after a day, and its answer is removed', async () => {
    const service = await start();
    const customer = await new Api(service.url).newUser();
    const age = (hours: number) =>
      database.query(
        'UPDATE idempotency_keys SET created_at = now() - make_interval(hours => $1)',
        [hours],
      );
    const first = await post(customer, 'key');
    await age(23);
    expect((await post(customer, 'key')).body).toEqual(first.body);
    await age(25);
    const later = await post(customer, 'key');
    expect(later.status).toBe(201);
    expect(later.body.id).not.toBe(first.body.id);
    expect((await post(customer, 'key')).body).toEqual(later.body);
    await age(25);
    await start();
    await until(() => count('idempotency_keys')).toBe(0);
  });

  test('is forgotten with the account', async () => {
    const service = await start();
    const customer = await new Api(service.url).newUser();
    await post(customer, 'key');
    const admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
    expect((await admin.delete(`/users/${customer.userId}`)).status).toBe(204);
    expect(await count('idempotency_keys')).toBe(0);
  });
});
