import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Answer, type Api } from '../support/api.js';
import { expectProblem, NO_ID } from '../support/builders.js';
import type { TestDatabase } from '../support/database.js';
import { fixture } from '../support/fixture.js';
import { insertPastTickets } from '../support/past-tickets.js';
import type { Replay } from '../support/schemas.js';
import { type Service } from '../support/service.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const MANY = 30_000;

let database: TestDatabase;
let service: Service;
let admin: Api;

beforeAll(async () => {
  ({ database, service, admin } = await fixture());
  await insertPastTickets(database, { count: MANY, day: '2010-01-01', confidence: '0.5' });
});

const live = (threshold: number, overrides = {}) => ({ mode: 'live', threshold, overrides });

function bodyOf(day: string, fields: object): object {
  const to = new Date(new Date(day).getTime() + DAY_MS).toISOString();
  return { from: new Date(day).toISOString(), to, policy: live(0.9), ...fields };
}

const replay = (day: string, fields: object = {}): Promise<Answer<Replay>> =>
  admin.post<Replay>('/triage/policy/replay', bodyOf(day, fields));

/** Replays all the many tickets line by line; a thread of each core is busy for seconds. */
const stream = (signal: AbortSignal, accept = 'application/x-ndjson') =>
  fetch(`${service.url}/api/v1/triage/policy/replay`, {
    method: 'POST',
    headers: {
      accept,
      authorization: `Bearer ${admin.token}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(bodyOf('2010-01-01', { modelId: 1 })),
    signal,
  });

/** What is in the tables that a replay must not change. */
async function contents(): Promise<unknown> {
  const tables = ['tickets', 'decisions', 'policies', 'labels', 'models', 'guarantees'];
  return Promise.all(
    tables.map((table) =>
      database.query(`SELECT md5(string_agg(row::text, ',' ORDER BY id)) FROM ${table} AS row`),
    ),
  );
}

describe('by the stored judgements', () => {
  test('reads every ticket of the period once, batch by batch', async () => {
    const count = 2_300;
    await insertPastTickets(database, {
      count,
      day: '2011-01-01',
      confidence: '(n % 100) / 100.0',
    });
    const { body } = await replay('2011-01-01');
    expect(body.outcomes).toEqual({
      before: { auto_resolved: 575, escalated: 1_725, open: 0 },
      after: { auto_resolved: 230, escalated: 2_070, open: 0 },
    });
    expect(body).toMatchObject({ tickets: count, removed: 0, modelId: null });
    expect(body.flips).toEqual({ toAnswered: 0, toEscalated: 345, toOpen: 0, intentChanged: 0 });
    expect(body.tiers).toEqual({ lexical: count, full: 0, unknown: 0 });
    expect(body.truth.known).toBe(0);
    expect(body.byIntent).toMatchObject([{ intent: 'order_status', tickets: count }]);
  });

  test('shows the first of each direction and changes nothing, the same every time', async () => {
    const day = '2012-01-01';
    const low = await insertPastTickets(database, { count: 30, day, confidence: '0.5' });
    const intent = 'charged_twice';
    const high = await insertPastTickets(database, { count: 30, day, confidence: '0.8', intent });
    const before = await contents();
    const fields = { policy: live(0.9, { order_status: { threshold: 0.5 } }), examples: 5 };
    const first = await replay(day, fields);
    expect(first.body.flips).toMatchObject({ toAnswered: 30, toEscalated: 30 });
    expect(first.body.examples.map(({ ticketId }) => ticketId)).toEqual([
      ...low.slice(0, 3),
      ...high.slice(0, 2),
    ]);
    expect(first.body.examples.at(-1)).toEqual({
      ticketId: high[1],
      excerpt: 'where is my order 1',
      intentBefore: intent,
      intentAfter: intent,
      confidenceBefore: 0.8,
      confidenceAfter: 0.8,
      outcomeBefore: 'auto_resolved',
      outcomeAfter: 'escalated',
      reasonAfter: 'below_threshold',
      truth: null,
    });
    expect((await replay(day, fields)).body).toEqual(first.body);
    expect(await contents()).toEqual(before);
  });

  test('knows the truth that agents and customers told', async () => {
    const day = '2013-01-01';
    const ids = await insertPastTickets(database, { count: 6, day, confidence: '0.8' });
    const say = (at: number, values: string) =>
      database.query(
        `INSERT INTO labels (ticket_id, source, intent, is_right, predicted, familiar, created_by,
                             revoked_by, revoked_at)
         VALUES ($1, ${values})`,
        [ids[at]],
      );
    const machine = `'order_status', true, 1`;
    await say(0, `'agent', 'order_status', true, ${machine}, NULL, NULL`);
    await say(1, `'agent', 'charged_twice', false, ${machine}, NULL, NULL`);
    await say(2, `'requester', NULL, false, ${machine}, NULL, NULL`);
    await say(3, `'requester', 'order_status', true, ${machine}, NULL, NULL`);
    await say(4, `'agent', 'charged_twice', false, ${machine}, 1, now()`);
    const { body } = await replay(day, { policy: live(0.8) });
    expect(body.truth).toEqual({
      known: 4,
      answeredKnownBefore: 4,
      answeredKnownAfter: 4,
      wrongBefore: 2,
      wrongAfter: 2,
    });
    const stricter = await replay(day, { policy: live(0.81) });
    expect(stricter.body.truth).toMatchObject({ known: 4, answeredKnownAfter: 0, wrongAfter: 0 });
    expect(stricter.body.examples.map(({ truth }) => truth)).toEqual([
      { intent: 'order_status', not: null },
      { intent: 'charged_twice', not: null },
      { intent: null, not: 'order_status' },
      { intent: 'order_status', not: null },
      null,
      null,
    ]);
  });

  test('finds nothing where nothing was', async () => {
    const { status, body } = await replay('1999-01-01');
    expect(status).toBe(200);
    expect(body).toMatchObject({ tickets: 0, byIntent: [], examples: [] });
  });
});

describe('by a model', () => {
  test('judges every message anew, but for those whose text is gone', async () => {
    const message = 'I was charged twice for the same order';
    const day = '2014-01-01';
    const ids = await insertPastTickets(database, { count: 300, day, confidence: '0.1', message });
    await database.query(`UPDATE tickets SET message = '[removed]' WHERE id = ANY ($1)`, [
      ids.slice(0, 10),
    ]);
    const before = await contents();
    const { body } = await replay(day, { modelId: 1, policy: live(0.2) });
    expect(body).toMatchObject({ tickets: 290, removed: 10, modelId: 1 });
    expect(body.byIntent.find(({ intent }) => intent === 'charged_twice')).toMatchObject({
      tickets: 290,
      answeredAfter: 290,
      answeredBefore: 0,
    });
    expect(body.flips).toMatchObject({ toAnswered: 290, intentChanged: 290 });
    expect(body.tiers).toEqual({ lexical: 290, full: 0, unknown: 0 });
    expect((await replay(day, { modelId: 1, policy: live(0.2) })).body).toEqual(body);
    expect(await contents()).toEqual(before);
  });

  test('judges as that model did when the tickets came in', async () => {
    const from = new Date().toISOString();
    const messages = ['where is my order?', 'I forgot my password', 'asdf qwer', 'charged twice!'];
    for (const message of messages) await admin.post('/tickets', { message });
    const policy = (await admin.get<{ threshold: number }>('/triage/policy')).body;
    const { body } = await admin.post<Replay>('/triage/policy/replay', {
      from,
      modelId: 1,
      policy: live(policy.threshold),
    });
    expect(body.tickets).toBe(messages.length);
    expect(body.outcomes.after).toEqual(body.outcomes.before);
    expect(body.flips).toEqual({ toAnswered: 0, toEscalated: 0, toOpen: 0, intentChanged: 0 });
  });

  test('needs one that there is, and that is trained and can be read', async () => {
    await database.query(
      `INSERT INTO models (version, status, artifact)
       VALUES (101, 'failed', NULL), (102, 'ready', 'no model')`,
    );
    const rows = await database.query<{ id: number }>(
      `SELECT id FROM models WHERE version > 100 ORDER BY id`,
    );
    const [failed, broken] = rows.map(({ id }) => id);
    const by = (modelId: unknown) => replay('2014-01-01', { modelId });
    expectProblem(await by(NO_ID), 404, 'MODEL.NOT_FOUND');
    expectProblem(await by(failed), 409, 'MODEL.NOT_TRAINED');
    expectProblem(await by(broken), 409, 'MODEL.UNREADABLE');
    expect((await by(1)).status).toBe(200);
  });
});

describe('by a target error rate', () => {
  const target = { mode: 'live', targetErrorRate: 0.2, confidenceLevel: 0.8 };

  test('judges anew by the active model, which the thresholds are found for', async () => {
    const day = '2015-01-01';
    const message = 'I was charged twice for the same order';
    const ids = await insertPastTickets(database, { count: 20, day, confidence: '0.99', message });
    await database.query(`UPDATE tickets SET message = '[removed]' WHERE id = ANY ($1)`, [
      ids.slice(0, 5),
    ]);
    const before = await contents();
    const { body } = await replay(day, { policy: target });
    expect(body).toMatchObject({ modelId: 1, tickets: 15, removed: 5, policy: target });
    expect(body.policy.threshold).toEqual(expect.any(Number));
    expect(body.flips.intentChanged).toBe(15);
    expect(body.byIntent.find(({ tickets }) => tickets > 0)).toMatchObject({
      intent: 'charged_twice',
      tickets: 15,
    });
    expect((await replay(day, { policy: target, modelId: 1 })).body).toEqual(body);
    expect(await contents()).toEqual(before);
  });

  test('answers nothing where too little is known to keep it', async () => {
    const day = '2016-01-01';
    await insertPastTickets(database, { count: 5, day, confidence: '0.99' });
    const { body } = await replay(day, { policy: { ...target, targetErrorRate: 0.001 } });
    expect(body.policy.threshold).toBeNull();
    expect(body.outcomes).toMatchObject({
      before: { auto_resolved: 5 },
      after: { auto_resolved: 0, escalated: 5 },
    });
    expect(body.examples[0]).toMatchObject({ reasonAfter: 'not_guaranteed' });
  });

  test('decides as it did while it was in force', async () => {
    const put = await admin.put<{ guarantee: { threshold: number } }>('/triage/policy', target);
    const from = new Date().toISOString();
    const messages = ['where is my order?', 'I forgot my password', 'asdf qwer', 'charged twice!'];
    for (const message of messages) await admin.post('/tickets', { message });
    const { body } = await admin.post<Replay>('/triage/policy/replay', { from, policy: target });
    expect(body.policy.threshold).toBe(put.body.guarantee.threshold);
    expect(body).toMatchObject({ modelId: 1, tickets: messages.length });
    expect(body.outcomes.before.auto_resolved).toBeGreaterThan(0);
    expect(body.outcomes.before.escalated).toBeGreaterThan(0);
    expect(body.outcomes.after).toEqual(body.outcomes.before);
    expect(body.flips).toEqual({ toAnswered: 0, toEscalated: 0, toOpen: 0, intentChanged: 0 });
  });
});

/** Waits until a replay is accepted again. */
async function untilFree(): Promise<void> {
  while ((await replay('1999-01-01')).status === 409) await sleep(20);
}

function endedAfter(): number[] {
  const matches = service.output().matchAll(/a replay ended after (\d+) of 30000 tickets/g);
  return [...matches].map((match) => Number(match[1]));
}

test.each(['application/x-ndjson', 'application/json'])(
  'a client that hangs up ends it, and another may begin (%s)',
  async (accept) => {
    const begun = () => service.output().split(`replays ${MANY} tickets`).length;
    const before = begun();
    const ended = endedAfter().length;
    const client = new AbortController();
    const answer = stream(client.signal, accept);
    answer.catch(() => undefined);
    while (begun() === before) await sleep(5);
    expectProblem(await replay('1999-01-01'), 409, 'REPLAY.IN_PROGRESS');
    client.abort();
    await untilFree();
    expect(endedAfter()).toHaveLength(ended + 1);
    expect(endedAfter().at(-1)).toBeLessThan(MANY);
    expect(service.output()).not.toContain('unexpected error');
  },
);

test('the end of the service ends it, and the client learns of it', async () => {
  const answer = await stream(AbortSignal.timeout(60_000));
  const reader = answer.body!.getReader();
  const read = async () => new TextDecoder().decode((await reader.read()).value);
  expect(JSON.parse(await read())).toMatchObject({ progress: { total: MANY } });
  const stopped = service.stop();
  let last = '';
  for (let line = await read(); line !== ''; line = await read()) last = line;
  const [end] = last.trim().split('\n').slice(-1);
  expect(JSON.parse(end!)).toMatchObject({ error: { status: 503, code: 'REPLAY.INTERRUPTED' } });
  expect(await stopped).toBe(0);
});
