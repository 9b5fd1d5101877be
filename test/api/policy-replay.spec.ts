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
  MESSAGES,
  NO_ID,
  theAdmin,
  type Ticket,
} from '../support/builders.js';
import { expectThat } from '../support/expect-that.js';
import type { Model, Replay } from '../support/schemas.js';

const STRICT = { mode: 'live', threshold: 1 };

let admin: Api;
let customer: Api;
let intent: Intent;
let tickets: Ticket[];
let model: Model;

beforeAll(async () => {
  admin = await theAdmin();
  customer = await admin.newUser();
  intent = await anIntent(admin);
  const answered = await aTicket().by(customer).autoResolved();
  const escalated = await aTicket().by(customer).escalated();
  const unknown = await aTicket().by(customer).saying(MESSAGES.unknown);
  tickets = [answered, escalated, unknown];
  // An intent of its own tells this test's tickets from all others.
  for (const { id } of tickets) await admin.patch(`/tickets/${id}`, { intent: intent.name });
  const models = await allOf<Model>(admin, '/triage/models');
  model = models.find(({ status }) => status === 'active')!;
});

afterAll(async () => {
  await admin.delete(`/triage/intents/${intent.id}`);
});

/** Of this test's tickets; one replay at a time is all that an instance does. */
async function replay<Body = Replay>(fields: object): Promise<Answer<Body>> {
  for (;;) {
    const body = { intent: intent.name, ...fields };
    const answer = await admin.post<Body>('/triage/policy/replay', body);
    const { code } = answer.body as { code?: string };
    if (code !== 'REPLAY.IN_PROGRESS') return answer;
    await sleep(100);
  }
}

describe('a replay', () => {
  test('tells what a stricter policy would have escalated', async () => {
    const { status, body } = await replay({ policy: STRICT });
    expect(status).toBe(200);
    expect(body).toMatchObject({ tickets: 3, modelId: null, policy: { ...STRICT, overrides: {} } });
    expect(body.outcomes.before).toEqual({ auto_resolved: 1, escalated: 2, open: 0 });
    expect(body.outcomes.after).toEqual({ auto_resolved: 0, escalated: 3, open: 0 });
    expect(body.flips).toMatchObject({ toAnswered: 0, toEscalated: 1, intentChanged: 0 });
    expect(body.examples).toMatchObject([
      { ticketId: tickets[0]!.id, excerpt: MESSAGES.answered, outcomeAfter: 'escalated' },
    ]);
  });

  test('tells what would only have been watched', async () => {
    const { body } = await replay({ policy: { mode: 'shadow', threshold: 0.5 }, examples: 2 });
    expect(body.outcomes.after).toEqual({ auto_resolved: 0, escalated: 0, open: 3 });
    expect(body.flips.toOpen).toBe(3);
    expect(body.examples).toHaveLength(2);
  });

  test('looks only at the tickets that it is asked about', async () => {
    const one = { policy: STRICT, status: 'auto_resolved' };
    expect((await replay(one)).body.tickets).toBe(1);
    expect((await replay({ policy: STRICT, to: tickets[0]!.createdAt })).body.tickets).toBe(0);
    expect((await replay({ policy: STRICT, from: tickets[1]!.createdAt })).body.tickets).toBe(2);
  });

  test('never looks at the future', async () => {
    const { body } = await replay({ policy: STRICT, to: '2999-01-01T00:00:00Z' });
    expect(new Date(body.to).getFullYear()).toBeLessThan(2999);
    expect(body.tickets).toBe(3);
  });

  test('by the active model says for every message what it was judged by', async () => {
    const asked = { policy: STRICT, modelId: model.id };
    const { body } = await replay(asked);
    expect(body).toMatchObject({ tickets: 3, modelId: model.id });
    expect(body.tiers.lexical + body.tiers.full).toBe(3);
    expect(body.tiers.unknown).toBe(0);
    const again = await replay({ ...asked, to: body.to });
    expect(again.body).toEqual(body);
  });

  test('changes nothing', async () => {
    const look = async () => ({
      tickets: await Promise.all(tickets.map(({ id }) => admin.get(`/tickets/${id}`))),
      decisions: await Promise.all(tickets.map(({ id }) => admin.get(`/tickets/${id}/decision`))),
    });
    const bodies = (seen: Awaited<ReturnType<typeof look>>) =>
      Object.values(seen).flatMap((answers) => answers.map(({ body }) => body));
    const before = bodies(await look());
    await replay({ policy: { mode: 'live', threshold: 0 }, modelId: model.id });
    expect(bodies(await look())).toEqual(before);
  });

  test('comes line by line for those who ask for it', async () => {
    const lines = await linesOf({ intent: intent.name, policy: STRICT });
    expect(lines[0]).toEqual({ progress: { done: expect.any(Number), total: 3 } });
    const last = lines.at(-1) as { result: Replay };
    expect(last.result).toEqual((await replay({ policy: STRICT, to: last.result.to })).body);
  });
});

/** The lines of an answer, as soon as the instance is free. */
async function linesOf(body: object): Promise<object[]> {
  for (;;) {
    const answer = await fetch(`${admin.url}/api/v1/triage/policy/replay`, {
      method: 'POST',
      headers: {
        accept: 'application/x-ndjson',
        authorization: `Bearer ${admin.token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (answer.status === 409) {
      await sleep(100);
      continue;
    }
    expectThat(answer.status, text).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^application\/x-ndjson/);
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
  }
}

describe('a replay is refused', () => {
  const policy = STRICT;

  test.each<[string, object, string[]]>([
    ['without a policy', { policy: undefined }, ['policy']],
    ['with a policy that is none', { policy: 'live' }, ['policy']],
    ['with a list of policies', { policy: [policy] }, ['policy']],
    ['with a wrong mode', { policy: { ...policy, mode: 'dead' } }, ['policy.mode']],
    ['with a wrong threshold', { policy: { mode: 'live', threshold: 2 } }, ['policy.threshold']],
    ['with an unknown field of the policy', { policy: { ...policy, x: 1 } }, ['policy.x']],
    ['without threshold and target', { policy: { mode: 'live' } }, ['threshold']],
    ['with threshold and target', { policy: { ...policy, targetErrorRate: 0.02 } }, ['threshold']],
    [
      'with an override of no intent',
      { policy: { ...policy, overrides: { no_such_intent: { neverAnswer: true } } } },
      ['overrides.no_such_intent'],
    ],
    ['with a model that cannot be', { policy, modelId: 0 }, ['modelId']],
    ['with a time that is none', { policy, from: '2026-02-30T00:00:00Z' }, ['from']],
    [
      'with a period that ends before it begins',
      { policy, from: '2026-02-02T00:00:00Z', to: '2026-02-01T00:00:00Z' },
      ['from'],
    ],
    ['with an unknown status', { policy, status: 'lost' }, ['status']],
    ['with too many examples', { policy, examples: 101 }, ['examples']],
    ['with an unknown field', { policy, limit: 5 }, ['limit']],
  ])('%s', async (_, fields, paths) => {
    expectInvalid(await replay(fields), ...paths);
  });

  test('with a model that there is not', async () => {
    expectProblem(await replay({ policy, modelId: NO_ID }), 404, 'MODEL.NOT_FOUND');
  });

  test('to agents', async () => {
    const agent = await admin.newStaff('agent');
    const answer = await agent.post('/triage/policy/replay', { policy });
    expectProblem(answer, 403, 'AUTH.FORBIDDEN');
  });
});
