import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer, Api } from '../support/api.js';
import {
  allOf,
  anIntent,
  aTicket,
  expectInvalid,
  expectProblem,
  type Intent,
  MESSAGES,
  theAdmin,
  type Ticket,
  unique,
} from '../support/builders.js';
import { expectThat } from '../support/expect-that.js';

let admin: Api;
let customer: Api;

beforeAll(async () => {
  admin = await theAdmin();
  customer = await admin.newUser();
});

function post<Body = Ticket>(api: Api, path: string, key: string, body: unknown, type?: string) {
  const headers = { 'idempotency-key': key, ...(type && { 'content-type': type }) };
  return api.post<Body>(path, body, { headers });
}

/** The second answer is the first one again, and says so. */
function expectReplay(second: Answer<unknown>, first: Answer<unknown>): void {
  expect(second.body).toEqual(first.body);
  expect(second.status).toBe(first.status);
  for (const name of ['location', 'etag', 'content-type']) {
    expectThat(second.headers.get(name), name).toBe(first.headers.get(name));
  }
  expect(first.headers.get('idempotency-replayed')).toBeNull();
  expect(second.headers.get('idempotency-replayed')).toBe('true');
}

describe('the same key and body', () => {
  test('give the same ticket again, as it was answered', async () => {
    const api = await admin.newUser();
    const key = unique();
    const first = await post(api, '/tickets', key, { message: MESSAGES.answered });
    expect(first.status).toBe(201);
    await api.patch(`/tickets/${first.body.id}`, { status: 'closed' });
    expectReplay(await post(api, '/tickets', key, { message: MESSAGES.answered }), first);
    expectReplay(await post(api, '/tickets', `"${key}"`, { message: MESSAGES.answered }), first);
    const spaced = `{ "message" : ${JSON.stringify(MESSAGES.answered)} }`;
    expectReplay(await post(api, '/tickets', key, spaced), first);
    expect(await allOf<Ticket>(api, '/tickets')).toMatchObject([
      { id: first.body.id, status: 'closed' },
    ]);
  });

  test('of two users are two tickets', async () => {
    const other = await admin.newUser();
    const key = unique();
    const first = await post(customer, '/tickets', key, { message: MESSAGES.unknown });
    const second = await post(other, '/tickets', key, { message: MESSAGES.unknown });
    expect(second.status).toBe(201);
    expect(second.body.id).not.toBe(first.body.id);
    expect(second.headers.get('idempotency-replayed')).toBeNull();
  });

  test('give the same feedback again, where without a key it was given before', async () => {
    const { id } = await aTicket().by(customer).autoResolved();
    const [path, body] = [`/tickets/${id}/feedback`, { rating: 5, resolved: true }];
    const key = unique();
    const first = await post<object>(customer, path, key, body);
    expect(first.status).toBe(201);
    expectReplay(await post<object>(customer, path, key, body), first);
    expectProblem(await customer.post(path, body), 409, 'FEEDBACK.ALREADY_GIVEN');
  });

  test('give the same intent and the same examples again', async () => {
    const key = unique('intent');
    const first = await post<Intent>(admin, '/triage/intents', key, { name: key });
    expect(first.status).toBe(201);
    expectReplay(await post<Intent>(admin, '/triage/intents', key, { name: key }), first);
    const { id } = first.body;
    for (const path of [`/triage/intents/${id}/examples`, '/triage/background']) {
      const [own, body] = [unique(), { text: unique('example') }];
      const added = await post<{ id: number }>(admin, path, own, body);
      expect(added.status).toBe(201);
      expectReplay(await post(admin, path, own, body), added);
      await admin.delete(`/triage/examples/${added.body.id}`);
    }
    await admin.delete(`/triage/intents/${id}`);
  });

  test('give the same report of an import again, and import nothing more', async () => {
    const intent = await anIntent(admin);
    const text = unique('imported');
    const csv = `text,intent\n"${text}",${intent.name}\n`;
    const [path, key] = ['/triage/examples/import', unique()];
    const first = await post<object>(admin, path, key, csv, 'text/csv');
    expect(first.body).toMatchObject({ rows: 1, imported: 1 });
    expectReplay(await post<object>(admin, path, key, csv, 'text/csv'), first);
    const another = await post<object>(admin, path, key, `${csv}"${text} 2",x\n`, 'text/csv');
    expectProblem(another, 422, 'IDEMPOTENCY.KEY_REUSED');
    const query = await post<object>(admin, `${path}?createIntents=false`, key, csv, 'text/csv');
    expectProblem(query, 422, 'IDEMPOTENCY.KEY_REUSED');
    expect(await allOf(admin, `/triage/intents/${intent.id}/examples`)).toHaveLength(1);
    await admin.delete(`/triage/intents/${intent.id}`);
  });
});

describe('the same key', () => {
  test.each([
    ['another body', '/tickets', { message: 'something else' }],
    ['another route', '/tickets/1/feedback', { message: MESSAGES.unknown }],
  ])('with %s is refused', async (_, path, body) => {
    const key = unique();
    const first = await post(customer, '/tickets', key, { message: MESSAGES.unknown });
    expect(first.status).toBe(201);
    expectProblem(await post(customer, path, key, body), 422, 'IDEMPOTENCY.KEY_REUSED');
  });

  test('may come again, with another body too, after a request that failed', async () => {
    const key = unique();
    expectInvalid(await post(customer, '/tickets', key, { message: ' ' }), 'message');
    const { status, headers } = await post(customer, '/tickets', key, {
      message: MESSAGES.unknown,
    });
    expect(status).toBe(201);
    expect(headers.get('idempotency-replayed')).toBeNull();
  });

  test('fifty times at once makes one ticket', async () => {
    const api = await admin.newUser();
    const key = unique();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        post(api, '/tickets', key, { message: 'I was charged twice' }),
      ),
    );
    const made = answers.filter(({ status }) => status === 201);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expectProblem(answer, 409, 'IDEMPOTENCY.IN_FLIGHT');
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    expect(made.filter(({ headers }) => headers.get('idempotency-replayed') === null)).toHaveLength(
      1,
    );
    expect(await allOf(api, '/tickets')).toHaveLength(1);
  });
});

test.each(['""', '"a', '"a";q=1', 'k'.repeat(256), 'caf\u00e9'])(
  'the key %j is refused',
  async (key) => {
    const answer = await post(customer, '/tickets', key, { message: MESSAGES.unknown });
    expectInvalid(answer, 'Idempotency-Key');
  },
);

test('without a key every post is a ticket of its own', async () => {
  const api = await admin.newUser();
  for (let number = 0; number < 2; number += 1) {
    const answer = await api.post('/tickets', { message: MESSAGES.unknown });
    expect(answer.headers.get('idempotency-replayed')).toBeNull();
  }
  expect(await allOf(api, '/tickets')).toHaveLength(2);
});
