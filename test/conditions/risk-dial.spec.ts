import { beforeAll, expect, test } from '@jest/globals';
import { type Api } from '../support/api.js';
import { expectInvalid, expectProblem } from '../support/builders.js';
import type { TestDatabase } from '../support/database.js';
import { expectThat } from '../support/expect-that.js';
import { fixture } from '../support/fixture.js';
import type { Policy } from '../support/schemas.js';
import { until } from '../support/until.js';

const MESSAGE = { message: 'I was charged twice' };
const LIVE = { mode: 'live', overrides: {} };

let database: TestDatabase;
let admin: Api;

beforeAll(async () => {
  ({ database, admin } = await fixture());
});

async function put(policy: object): Promise<Policy> {
  const { status, body } = await admin.put<Policy>('/triage/policy', { ...LIVE, ...policy });
  expectThat(status, JSON.stringify(body)).toBe(200);
  return body;
}

async function decisionOnTicket(): Promise<Record<string, unknown>> {
  const { body: ticket } = await admin.post<{ id: number }>('/tickets', MESSAGE);
  return (await admin.get(`/tickets/${ticket.id}/decision`)).body;
}

/** People judge tickets of the active model, of all intents: so many right and wrong of each. */
async function label(confidence: number, right: number, wrong: number): Promise<void> {
  await database.query(
    `WITH added AS (
       INSERT INTO tickets (requester_id, message, status, intent, priority)
       SELECT 1, 'told', 'escalated', name,
              CASE WHEN n > $2 THEN 'low' ELSE 'high' END::ticket_priority
       FROM intents, generate_series(1, $2 + $3::int) AS n
       RETURNING id, intent, priority
     )
     INSERT INTO labels (ticket_id, source, is_right, model_id, predicted, confidence, familiar,
                         created_by)
     SELECT added.id, 'agent', added.priority = 'high', models.id, added.intent, $1, true, 1
     FROM added, models WHERE models.status = 'active'`,
    [confidence, right, wrong],
  );
}

test('a target error rate chooses the threshold, and decisions name what chose it', async () => {
  // So few examples cannot promise much.
  const policy = await put({ targetErrorRate: 0.3, confidenceLevel: 0.8 });
  expect(policy).toMatchObject({ threshold: null, targetErrorRate: 0.3, confidenceLevel: 0.8 });
  const { guarantee } = policy;
  expect(guarantee!.threshold).toBeGreaterThan(0);
  expect(guarantee!.coverage).toBeGreaterThan(0.5);
  expect(guarantee!.bound).toBeLessThanOrEqual(0.3);
  expect(guarantee!.summary).toMatch(/^About .* can be answered/);
  expect(guarantee!.source).toBe('examples');

  const decision = await decisionOnTicket();
  expect(decision).toMatchObject({
    guaranteeId: guarantee!.id,
    modelId: guarantee!.modelId,
    threshold: guarantee!.threshold,
    outcome: 'auto_resolved',
  });
  expect((await admin.get<Policy>('/triage/policy')).body).toEqual(policy);
});

test('with too little data nothing is answered, and it is said how much is missing', async () => {
  const { guarantee } = await put({ targetErrorRate: 0.001, confidenceLevel: 0.99 });
  expect(guarantee).toMatchObject({ threshold: null, answered: 0, coverage: 0, bound: 1 });
  // ln(0.01 / 5) / ln(0.999) = 6211.5 predictions without an error are the least.
  expect(guarantee!.missing).toBeGreaterThanOrEqual(6212 - guarantee!.judged);
  expect(guarantee!.missing).toBeLessThan(6212);
  expect(guarantee!.summary).toContain(`at least ${guarantee!.missing} more labelled messages`);
  expect(await decisionOnTicket()).toMatchObject({
    reason: 'not_guaranteed',
    outcome: 'escalated',
    threshold: null,
    guaranteeId: guarantee!.id,
  });
});

test('a threshold by hand counts before what the target chose', async () => {
  const { guarantee } = await put({
    targetErrorRate: 0.001,
    overrides: { charged_twice: { threshold: 0.1 } },
  });
  expect(guarantee!.threshold).toBeNull();
  expect(await decisionOnTicket()).toMatchObject({ reason: 'confident', threshold: 0.1 });
});

test('what people say about tickets takes over from the examples', async () => {
  const target = { targetErrorRate: 0.2, confidenceLevel: 0.8 };
  const before = (await put(target)).guarantee!;
  await label(0.99, 10, 10);
  const after = (await put(target)).guarantee!;
  expect(after.evidence).toEqual({ examples: before.evidence.examples, tickets: 80 });
  expect(after).toMatchObject({ threshold: null, answered: 0, missing: 0 });
  expect(after.summary).toContain('wrong too often');

  await label(0.9994, 40, 0);
  const better = (await put(target)).guarantee!;
  expect(better).toMatchObject({ source: 'tickets', answered: 160, wrong: 0 });
  expect(better.threshold).toBeGreaterThan(0.99);
});

test('the thresholds follow without anybody changing the policy', async () => {
  const { guarantee } = await put({ targetErrorRate: 0.2, confidenceLevel: 0.8 });
  await label(0.99, 100, 0);
  await database.query(
    `INSERT INTO outbox_events (type, payload) VALUES ('triage.changed', '{}');
     NOTIFY outbox_events`,
  );
  const answered = async () => (await admin.get<Policy>('/triage/policy')).body.guarantee!.answered;
  await until(answered).toBeGreaterThan(guarantee!.answered);
  const kept = await database.query('SELECT id FROM guarantees WHERE id = $1', [guarantee!.id]);
  expect(kept).toHaveLength(1);
});

test.each([
  [{}, 'threshold'],
  [{ threshold: 0.5, targetErrorRate: 0.02 }, 'threshold'],
  [{ threshold: 0.5, confidenceLevel: 0.9 }, 'confidenceLevel'],
  [{ targetErrorRate: 0 }, 'targetErrorRate'],
  [{ targetErrorRate: 0.9 }, 'targetErrorRate'],
  [{ targetErrorRate: '0.02' }, 'targetErrorRate'],
  [{ targetErrorRate: 0.02, confidenceLevel: 1 }, 'confidenceLevel'],
])('%j is refused', async (fields, path) => {
  expectInvalid(await admin.put('/triage/policy', { ...LIVE, ...fields }), path);
});

test('of two admins who change the policy at once one is told', async () => {
  const { body } = await admin.get<Policy>('/triage/policy');
  const call = { headers: { 'if-match': `"${body.version}"` } };
  const answers = await Promise.all(
    [0.3, 0.4].map((threshold) => admin.put('/triage/policy', { ...LIVE, threshold }, call)),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  expectProblem(
    answers.find(({ status }) => status === 412)!,
    412,
    'REQUEST.STALE_VERSION',
  );
});
