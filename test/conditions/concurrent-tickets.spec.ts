import { beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { fixture } from '../support/fixture.js';
import { type Service } from '../support/service.js';

const TICKETS = 60;

let database: TestDatabase;
let service: Service;
let customers: Api[];

beforeAll(async () => {
  ({ database, service } = await fixture());
  const anonymous = new Api(service.url);
  customers = await Promise.all(Array.from({ length: 3 }, () => anonymous.newUser()));
});

const messages = (word: string): string[] =>
  Array.from({ length: TICKETS }, (_, number) => `I was charged twice, ${word} ${number}`);

const customerOf = (number: number): Api => customers[number % customers.length]!;

/** Posts all at once. */
function postAll(texts: readonly string[], isBroken = false) {
  return Promise.all(
    texts.map((message, number) => customerOf(number).post('/tickets', { message }, { isBroken })),
  );
}

test('everybody gets their own ticket, and every ticket has its own decision', async () => {
  const texts = messages('order');
  const answers = await postAll(texts);
  for (const [number, { status, body }] of answers.entries()) {
    expect(status).toBe(201);
    expect(body).toMatchObject({
      message: texts[number],
      requesterId: customerOf(number).userId,
      version: 1,
    });
  }
  const stored = await database.query<{ message: string }>(
    `SELECT message FROM tickets JOIN decisions ON decisions.ticket_id = tickets.id
     WHERE message LIKE '%, order %' AND decisions.intent IS NOT DISTINCT FROM tickets.intent
       AND decisions.confidence = tickets.confidence AND decisions.outcome = tickets.status`,
  );
  expect(stored.map(({ message }) => message).sort()).toEqual([...texts].sort());
});

test('everybody finds their own ticket, and nobody that of somebody else', async () => {
  const posted = await postAll(messages('found'));
  const ids = posted.map(({ body }) => Number(body['id']));
  const own = await Promise.all(ids.map((id, number) => customerOf(number).get(`/tickets/${id}`)));
  expect(own.map(({ body }) => body)).toEqual(posted.map(({ body }) => body));
  const foreign = await Promise.all(
    ids.map((id, number) => customerOf(number + 1).get(`/tickets/${id}`)),
  );
  expect(new Set(foreign.map(({ status }) => status))).toEqual(new Set([404]));
});

test('a ticket that the database refuses keeps no other one out', async () => {
  await database.query(
    `ALTER TABLE tickets ADD CONSTRAINT refused CHECK (message NOT LIKE '%refused 7')`,
  );
  const texts = messages('refused');
  const answers = await postAll(texts, true);
  const refused = texts.filter((_, number) => answers[number]!.status !== 201);
  expect(refused).toEqual([texts[7]]);
  const stored = await database.query<{ message: string }>(
    `SELECT message FROM tickets WHERE message LIKE '%, refused %'`,
  );
  const accepted = texts.filter((text) => !refused.includes(text));
  expect(stored.map(({ message }) => message).sort()).toEqual(accepted.sort());
});

test('an account that is being changed holds up only its own tickets', async () => {
  const [held, ...others] = customers;
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT FROM users WHERE id = $1 FOR UPDATE', [held!.userId]);
    const post = (api: Api) => api.post('/tickets', { message: 'I was charged twice' });
    const waiting = Array.from({ length: 3 }, () => post(held!));
    const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => post(others[n % 2]!)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    await client.query('UPDATE users SET deleted_at = now() WHERE id = $1', [held!.userId]);
    await client.query('COMMIT');
    const ended = await Promise.all(waiting);
    expect(new Set(ended.map(({ status }) => status))).toEqual(new Set([401]));
  } finally {
    await client.end();
  }
});
