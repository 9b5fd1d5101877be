import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Api } from '../support/api.js';
import { unique } from '../support/builders.js';
import type { TestDatabase } from '../support/database.js';
import { fixture } from '../support/fixture.js';
import { tablesWith } from '../support/texts-left.js';

// More than are dealt with at once, twice.
const MANY = 2_300;

let database: TestDatabase;
let admin: Api;
let customer: Api;
/** A word that is in all that the customer of this test wrote. */
let secret: string;
let message: string;

beforeAll(async () => {
  ({ database, admin } = await fixture({ DATABASE_STATEMENT_TIMEOUT_MS: '5000' }));
});

beforeEach(async () => {
  customer = await admin.newUser();
  secret = unique('secret');
  message = ` I was charged twice, says the ${secret}\n> hello`;
});

async function open(api: Api, text = message): Promise<number> {
  return Number((await api.post('/tickets', { message: text })).body['id']);
}

const correct = (id: number) => admin.patch(`/tickets/${id}`, { intent: 'order_status' });

function remember(text: string) {
  return database.query(
    `INSERT INTO embeddings (encoder, text_hash, vector)
     SELECT encoder, sha256(convert_to($1, 'UTF8')), '' FROM unnest('{a,b,c}'::text[]) AS encoder`,
    [text],
  );
}

const remembered = () => database.query('SELECT encoder FROM embeddings');

test('deleting a user removes every text that they left, and keeps what is counted', async () => {
  const id = await open(customer);
  const feedback = { rating: 1, resolved: false, comment: `The ${secret} is angry.` };
  await customer.post(`/tickets/${id}/feedback`, feedback);
  await customer.patch('/users/me/profile', { displayName: secret });
  await correct(id);
  await admin.patch(`/tickets/${id}`, { answer: `Dear ${secret}` });
  for (const text of [message, message.trim()]) await remember(text);
  const { body: decision } = await admin.get(`/tickets/${id}/decision`);
  expect(decision['evidence']).not.toEqual([]);
  expect(await tablesWith(database, secret)).toEqual([
    'decisions',
    'examples',
    'feedback',
    'messages',
    'tickets',
    'user_profiles',
  ]);

  expect((await admin.delete(`/users/${customer.userId}`)).status).toBe(204);

  expect(await tablesWith(database, secret)).toEqual([]);
  expect(await remembered()).toEqual([]);
  expect((await admin.get(`/tickets/${id}`)).body).toMatchObject({
    message: '[removed]',
    answer: null,
    intent: 'order_status',
    requesterId: customer.userId,
  });
  expect((await admin.get(`/tickets/${id}/decision`)).body).toEqual({
    ...decision,
    evidence: [],
    classified: null,
  });
  expect(
    await database.query(
      `SELECT source, intent, revoked_at IS NULL AS "inForce", example_id AS example
       FROM labels WHERE ticket_id = $1 ORDER BY id`,
      [id],
    ),
  ).toEqual([
    { source: 'requester', intent: null, inForce: false, example: null },
    { source: 'agent', intent: 'order_status', inForce: true, example: null },
  ]);
  expect(await database.query('SELECT rating FROM feedback WHERE ticket_id = $1', [id])).toEqual([
    { rating: 1 },
  ]);
});

test('a correction after that is a label, and no example', async () => {
  const id = await open(customer);
  await admin.delete(`/users/${customer.userId}`);
  expect((await correct(id)).status).toBe(200);
  const rows = await database.query(
    'SELECT intent, example_id AS example FROM labels WHERE ticket_id = $1',
    [id],
  );
  expect(rows).toEqual([{ intent: 'order_status', example: null }]);
  expect((await admin.delete(`/tickets/${id}/label`)).status).toBe(204);
});

test('others keep theirs, also an edited example, unless it is the very same text', async () => {
  const other = await admin.newUser();
  const [own, kept] = [await open(customer), await open(other, 'the zitherist was charged twice')];
  for (const id of [own, kept]) await correct(id);
  const [example] = await database.query<{ id: number }>(
    'SELECT id FROM examples WHERE ticket_id = $1',
    [own],
  );
  await admin.patch(`/triage/examples/${example!.id}`, { text: `Somebody, a ${secret}` });
  await remember('the zitherist was charged twice');
  await admin.delete(`/users/${customer.userId}`);
  expect(await tablesWith(database, secret)).toEqual([]);
  expect(await tablesWith(database, 'zitherist')).toEqual(['examples', 'messages', 'tickets']);
  expect(await remembered()).toHaveLength(3);
});

test("what somebody of the staff labelled stays when they go, and their own tickets' texts go", async () => {
  const agent = await admin.newStaff('agent');
  const [theirs, own] = [await open(customer, 'the flautist was charged twice'), await open(agent)];
  await agent.patch(`/tickets/${theirs}`, { intent: 'order_status' });
  expect(own).toBeGreaterThan(0);
  await admin.delete(`/users/${agent.userId}`);
  expect(await tablesWith(database, secret)).toEqual([]);
  const rows = await database.query(
    `SELECT examples.created_by AS "createdBy" FROM labels JOIN examples ON examples.id = example_id
     WHERE labels.ticket_id = $1`,
    [theirs],
  );
  expect(rows).toEqual([{ createdBy: agent.userId }]);
});

test('thousands of tickets are no exception', async () => {
  await database.query(
    `WITH made AS (
       INSERT INTO tickets (requester_id, message, status, label_worth)
       SELECT $1, '${secret} ' || n, 'escalated', 0.5 FROM generate_series(1, ${MANY}) AS n RETURNING id
     ) INSERT INTO decisions (ticket_id, outcome, reason, familiar, answerable, alternatives, evidence)
       SELECT id, 'escalated', 'out_of_scope', false, false, '[]', '[{"feature": "${secret}"}]'
       FROM made`,
    [customer.userId],
  );
  expect((await admin.delete(`/users/${customer.userId}`)).status).toBe(204);
  expect(await tablesWith(database, secret)).toEqual([]);
  const rows = await database.query(
    `SELECT message, version, label_worth AS "labelWorth", count(*)::int AS count
     FROM tickets WHERE requester_id = $1 GROUP BY message, version, label_worth`,
    [customer.userId],
  );
  expect(rows).toEqual([{ message: '[removed]', version: 2, labelWorth: null, count: MANY }]);
});

test('what comes in at the same moment leaves no text either', async () => {
  const answered = [await open(customer), await open(customer)];
  const sent = Array.from({ length: 30 }, (_, number) =>
    number === 15
      ? admin.delete(`/users/${customer.userId}`)
      : number % 5 === 0
        ? customer.patch(`/tickets/${answered[0]}`, { status: 'escalated' })
        : customer.post('/tickets', { message: `${message} ${number}` }),
  );
  sent.push(
    customer.post(`/tickets/${answered[1]}/feedback`, {
      rating: 1,
      resolved: true,
      comment: secret,
    }),
    correct(answered[1]!),
  );
  const statuses = (await Promise.all(sent)).map(({ status }) => status);
  expect(statuses[15]).toBe(204);
  expect(statuses.filter((status) => ![200, 201, 204, 401, 409].includes(status))).toEqual([]);
  expect(await tablesWith(database, secret)).toEqual([]);
});

test('an erasure that fails changes nothing, and can be repeated', async () => {
  const id = await open(customer);
  await database.query(
    'ALTER TABLE tickets ADD CONSTRAINT none CHECK (answer IS NOT NULL) NOT VALID',
  );
  const failed = await admin.delete(`/users/${customer.userId}`, { isBroken: true });
  expect(failed.status).toBe(500);
  await database.query('ALTER TABLE tickets DROP CONSTRAINT none');
  expect((await customer.get(`/tickets/${id}`)).body).toMatchObject({ message });
  expect(await tablesWith(database, secret)).toEqual(['decisions', 'messages', 'tickets']);
  expect((await admin.delete(`/users/${customer.userId}`)).status).toBe(204);
  expect(await tablesWith(database, secret)).toEqual([]);
});
