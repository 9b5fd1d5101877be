import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer, Api } from '../support/api.js';
import {
  allOf,
  anIntent,
  aTicket,
  expectInvalid,
  expectProblem,
  type Intent,
  NO_ID,
  type Page,
  theAdmin,
  type Ticket,
  unique,
} from '../support/builders.js';
import type { Model, Policy } from '../support/schemas.js';

/**
 * The one file that changes what every ticket depends on. It adds an intent of its own to the
 * model and overrides the policy for that intent alone, so that other files notice nothing.
 */
interface Preview {
  readonly intent: string;
  readonly confidence: number;
}

// Words that nobody else uses, so that the model is sure of them.
const WORD = unique('zorblax').replace('_', '');
const MESSAGE = `my ${WORD} makes the quimble ${WORD} noise`;
const ANSWER = `Turn the ${WORD} off and on again.`;

let admin: Api;
let customer: Api;
let intent: Intent;
let modelBefore: Model | undefined;
let policyBefore: Policy;
let trained: Answer<Model>;
let atOnce: Answer<Model>[];
let tooEarly: Answer<Model>;
const seen: Model[] = [];

const preview = async (message = MESSAGE): Promise<Preview> =>
  (await admin.post<Preview>('/triage/preview', { message })).body;

const modelOf = async (id: number): Promise<Model> =>
  (await admin.get<Model>(`/triage/models/${id}`)).body;

const put = (policy: object, ifMatch?: string) =>
  admin.put<Policy>('/triage/policy', policy, ifMatch ? { headers: { 'if-match': ifMatch } } : {});

/** The policy as it was, but for this test's own intent. */
const withOverride = (override: object) => {
  const { mode, threshold, overrides } = policyBefore;
  return { mode, threshold, overrides: { ...overrides, [intent.name]: override } };
};

const isTraining = ({ status }: Model): boolean => status === 'training';

async function untilTrained(id: number): Promise<void> {
  for (;;) {
    const model = await modelOf(id);
    seen.push(model);
    if (!isTraining(model)) return;
    await sleep(100);
  }
}

beforeAll(async () => {
  admin = await theAdmin();
  customer = await admin.newUser();
  policyBefore = (await admin.get<Policy>('/triage/policy')).body;
  const models = await allOf<Model>(admin, '/triage/models');
  const left = models.find(isTraining);
  if (left) await untilTrained(left.id);
  seen.length = 0;

  intent = await anIntent(admin, {
    name: WORD,
    answer: ANSWER,
    autoResolve: true,
    priority: 'low',
  });
  const situations = ['in the rain', 'at night', 'again', 'since monday', 'when cold', 'all day'];
  const rows = situations.flatMap((when) => [
    `my ${WORD} makes noise ${when}`,
    `the ${WORD} quimble rattles ${when}`,
    `help with a loud ${WORD} ${when}`,
    `${WORD} ${when} quimble`,
  ]);
  const file = `text,intent\n${rows.map((text) => `${text},${WORD}`).join('\n')}`;
  await admin.post('/triage/examples/import', file, { headers: { 'content-type': 'text/csv' } });

  // It waits to be activated: other files must notice nothing of it.
  const wish = { promote: false };
  atOnce = await Promise.all([1, 2, 3].map(() => admin.post<Model>('/triage/models', wish)));
  // From here on, no training that the service began by itself activates its model.
  const all = await allOf<Model>(admin, '/triage/models');
  modelBefore = all.find(({ status }) => status === 'active');
  trained = atOnce.find(({ status }) => status === 202)!;
  tooEarly = await admin.post(`/triage/models/${trained.body.id}/activate`);
  await untilTrained(trained.body.id);
});

afterAll(async () => {
  const { mode, threshold, overrides } = policyBefore;
  await put({ mode, threshold, overrides });
  if (modelBefore) await admin.post(`/triage/models/${modelBefore.id}/activate`);
  await admin.delete(`/triage/intents/${intent.id}`);
});

describe('a training', () => {
  test('is accepted, and says where to look', () => {
    expect(trained.headers.get('location')).toBe(`/api/v1/triage/models/${trained.body.id}`);
    expect(trained.body).toEqual({
      id: expect.any(Number),
      version: expect.any(Number),
      status: 'training',
      progress: 0,
      languages: null,
      metrics: null,
      comparison: null,
      promotion: null,
      error: null,
      trigger: 'admin',
      requestedBy: admin.userId,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      trainedAt: null,
    });
  });

  test('is one at a time', () => {
    expect(atOnce.map(({ status }) => status).sort()).toEqual([202, 409, 409]);
    for (const answer of atOnce.filter((it) => it !== trained)) {
      expectProblem(answer, 409, 'MODEL.TRAINING_IN_PROGRESS');
    }
  });

  test('cannot be activated before its end', () => {
    expectProblem(tooEarly, 409, 'MODEL.NOT_TRAINED');
  });

  test('shows its progress until it is ready', () => {
    const progress = seen.map((model) => model.progress);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
    expect(progress.some((share) => share > 0 && share < 1)).toBe(true);
    expect(seen.at(-1)).toMatchObject({
      id: trained.body.id,
      status: 'ready',
      progress: 1,
      error: null,
      trainedAt: expect.stringMatching(/Z$/),
    });
  });

  test('is measured on held-out examples', () => {
    const { metrics } = seen.at(-1)!;
    expect(metrics!['examples']).toBeGreaterThan(24);
    expect(metrics!['intents']).toBeGreaterThan(1);
    expect(metrics!['accuracy']).toBeGreaterThan(0.5);
    expect(metrics!['accuracy']).toBeLessThanOrEqual(1);
    expect(metrics!['ece']).toBeGreaterThanOrEqual(0);
    expect(metrics!['ece']).toBeLessThan(0.2);
  });

  test('is compared with the active model on the same examples', () => {
    const { comparison, promotion } = seen.at(-1)!;
    expect(promotion).toBe('not_wanted');
    expect(comparison).toMatchObject({
      verdict: expect.toBeOneOf(['better', 'not_worse', 'worse']),
      reasons: expect.arrayContaining([expect.stringMatching(/./)]),
      active: { accuracy: expect.any(Number), ece: expect.any(Number) },
      candidate: { macroF1: expect.any(Number), answered: expect.any(Number) },
      pValue: expect.any(Number),
    });
    expect(comparison!.compared).toBeGreaterThan(24);
    // None of the active model's intents is the one of this test.
    expect(comparison!.intents).toContainEqual(
      expect.objectContaining({ intent: WORD, examples: 24, active: 0 }),
    );
  });

  test('is refused where there is nothing new', async () => {
    for (const wish of [undefined, {}, { promote: false, force: false }]) {
      const problem = expectProblem(
        await admin.post('/triage/models', wish),
        409,
        'MODEL.NOTHING_NEW',
      );
      expect(problem.detail).toContain('{"force": true}');
    }
  });

  test.each([
    ['promote', { promote: 'yes' }],
    ['promote', { promote: null }],
    ['force', { force: 1 }],
    ['activate', { activate: true }],
  ])('is refused for its %s: %j', async (field, wish) => {
    expectInvalid(await admin.post('/triage/models', wish), field);
  });

  test('is not in use by itself', async () => {
    expect(modelBefore && (await modelOf(modelBefore.id)).status).toBe('active');
    expect(await preview()).not.toMatchObject({ intent: WORD });
  });
});

describe('the list of models', () => {
  test('has the newest first, in pages', async () => {
    const models = await allOf<Model>(admin, '/triage/models');
    const ids = models.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
    expect(ids).toContain(trained.body.id);
    const first = await admin.get<Page<Model>>('/triage/models?limit=1');
    expect(first.body.data).toEqual(models.slice(0, 1));
    const { nextCursor } = first.body.meta;
    const second = await admin.get<Page<Model>>(
      `/triage/models?limit=1&cursor=${String(nextCursor)}`,
    );
    expect(second.body.data).toEqual(models.slice(1, 2));
  });

  test.each(['limit=0', 'limit=101', 'cursor=x', 'status=active'])('refuses %s', async (query) => {
    expectInvalid(await admin.get(`/triage/models?${query}`), query.split('=')[0]!);
  });
});

describe('an activated model', () => {
  let activated: Answer<Model>;

  beforeAll(async () => {
    activated = await admin.post(`/triage/models/${trained.body.id}/activate`);
  });

  test('is the one that is active', async () => {
    expect(activated.status).toBe(200);
    expect(activated.body).toMatchObject({ id: trained.body.id, status: 'active' });
    const models = await allOf<Model>(admin, '/triage/models');
    expect(models.filter(({ status }) => status === 'active')).toEqual([activated.body]);
    expect(modelBefore && (await modelOf(modelBefore.id)).status).toBe('ready');
  });

  test('classifies from the next message on', async () => {
    expect(await preview()).toMatchObject({
      intent: WORD,
      outcome: 'auto_resolved',
      reason: 'confident',
      answer: ANSWER,
      priority: 'low',
    });
    const ticket = await aTicket().by(customer).saying(MESSAGE);
    expect(ticket).toMatchObject({ intent: WORD, status: 'auto_resolved', answer: ANSWER });
    expect((await admin.get(`/tickets/${ticket.id}/decision`)).body).toMatchObject({
      modelId: trained.body.id,
    });
  });

  test('can be activated again without effect', async () => {
    const again = await admin.post(`/triage/models/${trained.body.id}/activate`);
    expect({ status: again.status, body: again.body }).toEqual({
      status: 200,
      body: activated.body,
    });
  });

  test('must exist', async () => {
    expectProblem(await admin.get(`/triage/models/${NO_ID}`), 404, 'MODEL.NOT_FOUND');
    const answer = await admin.post(`/triage/models/${NO_ID}/activate`);
    expectProblem(answer, 404, 'MODEL.NOT_FOUND');
  });
});

describe('the intent', () => {
  const change = (fields: object) => admin.patch(`/triage/intents/${intent.id}`, fields);

  test.each([
    ['may not be answered any more', { autoResolve: false }, { autoResolve: true }],
    ['has no answer any more', { answer: null }, { answer: ANSWER }],
  ])('that %s goes to a person at once', async (_, fields, undo) => {
    await change(fields);
    expect(await preview()).toMatchObject({
      outcome: 'escalated',
      reason: 'needs_person',
      answer: null,
    });
    await change(undo);
    expect(await preview()).toMatchObject({ outcome: 'auto_resolved', answer: ANSWER });
  });

  test('gives its new answer and priority at once', async () => {
    await change({ answer: 'Buy a new one.', priority: 'urgent' });
    expect(await preview()).toMatchObject({ answer: 'Buy a new one.', priority: 'urgent' });
    await change({ answer: ANSWER, priority: 'low' });
    expect(await preview()).toMatchObject({ answer: ANSWER, priority: 'low' });
  });
});

describe('the policy', () => {
  test('is read with its entity tag', async () => {
    const { status, headers, body } = await admin.get<Policy>('/triage/policy');
    expect(status).toBe(200);
    expect(body).toEqual({
      version: expect.any(Number),
      mode: expect.toBeOneOf(['live', 'shadow']),
      threshold: expect.toBeOneOf([null, expect.any(Number)]),
      targetErrorRate: expect.toBeOneOf([null, expect.any(Number)]),
      confidenceLevel: expect.toBeOneOf([null, expect.any(Number)]),
      overrides: expect.any(Object),
      note: expect.toBeOneOf([null, expect.any(String)]),
      guarantee: expect.toBeOneOf([null, expect.any(Object)]),
      createdBy: expect.toBeOneOf([null, expect.any(Number)]),
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
    expect(headers.get('etag')).toBe(`"${body.version}"`);
  });

  test('is replaced by a new version', async () => {
    const { version } = (await admin.get<Policy>('/triage/policy')).body;
    const wanted = withOverride({ threshold: 0.5 });
    const { status, headers, body } = await put(wanted, `"${version}"`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ ...wanted, version: version + 1, createdBy: admin.userId });
    expect(headers.get('etag')).toBe(`"${version + 1}"`);
    expect((await admin.get('/triage/policy')).body).toEqual(body);
  });

  test('is not replaced by what was based on an older one', async () => {
    const before = await admin.get<Policy>('/triage/policy');
    for (const [tag, code] of [
      [`"${before.body.version - 1}"`, 'REQUEST.STALE_VERSION'],
      [`W/"${before.body.version}"`, 'REQUEST.WEAK_ENTITY_TAG'],
      ['"x"', 'REQUEST.STALE_VERSION'],
    ] as const) {
      expectProblem(await put(withOverride({ neverAnswer: true }), tag), 412, code);
    }
    expect((await admin.get('/triage/policy')).body).toEqual(before.body);
    expect((await put(withOverride({}), '*')).status).toBe(200);
  });

  test('is replaced by one of ten at once that were based on the same', async () => {
    const { version } = (await admin.get<Policy>('/triage/policy')).body;
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, number) =>
        put(withOverride({ threshold: number / 10 }), `"${version}"`),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(412)]);
    const { body } = answers.find(({ status }) => status === 200)!;
    expect(body.version).toBe(version + 1);
    expect((await admin.get('/triage/policy')).body).toEqual(body);
  });

  const POLICY = { mode: 'live', threshold: 0.75, overrides: {} };
  test.each([
    ['mode', { mode: 'off' }],
    ['mode', { mode: null }],
    ['mode', { mode: undefined }],
    ['threshold', { threshold: -0.01 }],
    ['threshold', { threshold: 1.01 }],
    ['threshold', { threshold: '0.75' }],
    ['threshold', { threshold: null }],
    ['threshold', { threshold: undefined }],
    ['overrides', { overrides: null }],
    ['overrides', { overrides: [] }],
    ['overrides', { overrides: 'none' }],
    ['overrides', { overrides: { x: null } }],
    ['overrides', { overrides: { x: [] } }],
    ['overrides', { overrides: { x: 0.5 } }],
    ['overrides', { overrides: { x: { threshold: 2 } } }],
    ['overrides', { overrides: { x: { threshold: '0.5' } } }],
    ['overrides', { overrides: { x: { threshold: null } } }],
    ['overrides', { overrides: { x: { mode: 'off' } } }],
    ['overrides', { overrides: { x: { neverAnswer: 'yes' } } }],
    ['overrides', { overrides: { x: { never: true } } }],
    ['overrides', { overrides: { x: { toString: 1 } } }],
    ['overrides', { overrides: { '': { threshold: 0.5 } } }],
    ['overrides', { overrides: { 'a\u0000b': { threshold: 0.5 } } }],
    ['overrides', { overrides: { 'a\ud800b': { threshold: 0.5 } } }],
    ['overrides', { overrides: { ['x'.repeat(101)]: { threshold: 0.5 } } }],
    [
      'overrides',
      { overrides: Object.fromEntries(Array.from({ length: 1_001 }, (_, n) => [`i${n}`, {}])) },
    ],
    ['version', { version: 7 }],
  ])('is refused for its %s: %j', async (field, fields) => {
    const before = await admin.get<Policy>('/triage/policy');
    // Stale on purpose: should it be accepted, then not as everybody's policy.
    expectInvalid(await put({ ...POLICY, ...fields }, '"0"'), field);
    expect((await admin.get('/triage/policy')).body).toEqual(before.body);
  });

  test('keeps an override whatever the intent is called', async () => {
    const names = { valueOf: { threshold: 0.5 }, toString: { neverAnswer: true } };
    const ids = await Promise.all(
      Object.keys(names).map(
        async (name) => (await admin.post('/triage/intents', { name })).body['id'],
      ),
    );
    const { mode, threshold, overrides } = policyBefore;
    const { body } = await put({ mode, threshold, overrides: { ...overrides, ...names } });
    expect(Object.entries(body.overrides)).toEqual(expect.arrayContaining(Object.entries(names)));
    await put({ mode, threshold, overrides });
    for (const id of ids) await admin.delete(`/triage/intents/${String(id)}`);
  });

  test('is refused where it names no intent, which a slip of the pen would otherwise hide', async () => {
    const { mode, threshold } = policyBefore;
    const name = unique('misspelt');
    const answer = await put({ mode, threshold, overrides: { [name]: { neverAnswer: true } } });
    expectInvalid(answer, `overrides.${name}`);
  });
});

describe('an override of the one intent', () => {
  test.each([
    ['never to answer', { neverAnswer: true }, { outcome: 'escalated', reason: 'needs_person' }],
    [
      'of no threshold',
      { threshold: 0 },
      { outcome: 'auto_resolved', reason: 'confident', threshold: 0 },
    ],
    ['to shadow mode', { mode: 'shadow' }, { outcome: 'open', reason: 'shadow' }],
    ['to live mode', { mode: 'live' }, { outcome: 'auto_resolved', reason: 'confident' }],
    ['of nothing', {}, { outcome: 'auto_resolved', reason: 'confident' }],
  ])('%s counts for the next message', async (_, override, expected) => {
    expect((await put(withOverride(override))).status).toBe(200);
    const answer = expected.outcome === 'auto_resolved' ? ANSWER : null;
    expect(await preview()).toMatchObject({ intent: WORD, ...expected, answer });
  });

  test('of a threshold is met by exactly that confidence, and by no less', async () => {
    // Words of other intents stand beside its own, so that the confidence is below one.
    const doubtful = `my ${WORD} makes noise, refund password`;
    const { confidence } = await preview(doubtful);
    const outcomeAt = async (threshold: number) => {
      await put(withOverride({ threshold }));
      return preview(doubtful);
    };
    const { intent: name } = await preview(doubtful);
    expect(name).toBe(WORD);
    expect(confidence).toBeLessThan(1);
    expect(await outcomeAt(confidence)).toMatchObject({ reason: 'confident' });
    const above = Math.min(1, confidence + 1e-9);
    expect(await outcomeAt(above)).toMatchObject({ reason: 'below_threshold', answer: null });
  });

  test('is in the decision record, with the version that decided', async () => {
    const decisionAt = async (override: object) => {
      await put(withOverride(override));
      const { id } = await aTicket().by(customer).saying(MESSAGE);
      return (await admin.get<{ policyId: number }>(`/tickets/${id}/decision`)).body;
    };
    const first = await decisionAt({ neverAnswer: true, threshold: 0.25 });
    expect(first).toMatchObject({ reason: 'needs_person', outcome: 'escalated', threshold: 0.25 });
    const second = await decisionAt({ threshold: 0.125 });
    expect(second).toMatchObject({
      reason: 'confident',
      outcome: 'auto_resolved',
      threshold: 0.125,
    });
    expect(second.policyId).toBeGreaterThan(first.policyId);
  });
});

describe('a ticket in shadow mode', () => {
  const open = () => aTicket().by(customer).saying(MESSAGE);

  beforeAll(async () => {
    expect((await put(withOverride({ mode: 'shadow' }))).status).toBe(200);
  });

  test('is left open, with what the machine thinks on record', async () => {
    const ticket = await open();
    expect(ticket).toMatchObject({
      intent: WORD,
      status: 'open',
      answer: null,
      resolvedAt: null,
    });
    expect((await admin.get(`/tickets/${ticket.id}/decision`)).body).toMatchObject({
      outcome: 'open',
      reason: 'shadow',
      intent: WORD,
      confidence: ticket.confidence,
      answerable: true,
    });
  });

  test.each([
    ['escalated', 'the requester', () => customer, 200],
    ['escalated', 'an admin', () => admin, 200],
    ['closed', 'the requester', () => customer, 200],
    ['closed', 'an admin', () => admin, 200],
    ['auto_resolved', 'the requester', () => customer, 409],
    ['auto_resolved', 'an admin', () => admin, 409],
  ])('open → %s by %s', async (to, _, who, status) => {
    const ticket = await open();
    const answer = await who().patch<Ticket>(`/tickets/${ticket.id}`, { status: to });
    expect(answer.status).toBe(status);
    const transitions = await admin.get<Page<object>>(`/tickets/${ticket.id}/transitions`);
    if (status === 409) {
      expectProblem(answer, 409, 'TICKET.ILLEGAL_TRANSITION');
      expect(transitions.body.data).toEqual([]);
      return;
    }
    expect(answer.body).toMatchObject({ status: to, version: 2 });
    expect(answer.body.resolvedAt === null).toBe(to === 'escalated');
    expect(transitions.body.data).toMatchObject([
      { from: 'open', to, actorId: who().userId, reason: to },
    ]);
  });
});
