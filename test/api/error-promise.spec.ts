import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import { aTicket, MESSAGES, theAdmin } from '../support/builders.js';
import { expectThat } from '../support/expect-that.js';
import type { Policy, Replay } from '../support/schemas.js';

const PROMISE = { mode: 'live', targetErrorRate: 0.05, confidenceLevel: 0.9, overrides: {} };
/** More than any number of examples could show. */
const IMPOSSIBLE = { ...PROMISE, targetErrorRate: 0.001, confidenceLevel: 0.999 };

interface Decided {
  readonly outcome: string;
  readonly reason: string;
  readonly threshold: number | null;
  readonly guaranteeId: number | null;
}

let admin: Api;
let customer: Api;
let before: Policy;

beforeAll(async () => {
  admin = await theAdmin();
  customer = await admin.newUser();
  before = (await admin.get<Policy>('/triage/policy')).body;
});

afterAll(async () => {
  const { mode, threshold, overrides } = before;
  await admin.put('/triage/policy', { mode, threshold, overrides });
});

async function put(policy: object): Promise<Policy> {
  const { status, body, headers } = await admin.put<Policy>('/triage/policy', policy);
  expectThat(status, JSON.stringify(body)).toBe(200);
  expect(headers.get('etag')).toBe(`"${body.version}.${body.guarantee!.id}"`);
  return body;
}

async function decisionOn(message: string): Promise<Decided> {
  const { id } = await aTicket().by(customer).saying(message);
  return (await admin.get<Decided>(`/tickets/${id}/decision`)).body;
}

test('a promised error rate chooses the threshold, and decisions name what chose it', async () => {
  const { guarantee, threshold, version } = await put(PROMISE);
  expect(threshold).toBeNull();
  expect(guarantee).toMatchObject({ source: 'examples', missing: 0 });
  expect(guarantee!.threshold).toBeGreaterThan(0);
  expect(guarantee!.bound).toBeLessThanOrEqual(PROMISE.targetErrorRate);
  expect(guarantee!.wrong).toBeLessThan(guarantee!.answered);
  expect(guarantee!.coverage).toBeGreaterThan(0);
  expect(guarantee!.summary).toMatch(/^About .* can be answered/);
  expect(await decisionOn(MESSAGES.answered)).toMatchObject({
    outcome: 'auto_resolved',
    reason: 'confident',
    guaranteeId: guarantee!.id,
  });
  // What decides is what the policy shows.
  const shown = (await admin.get<Policy>('/triage/policy')).body;
  expect(shown).toMatchObject({ version, guarantee: { id: guarantee!.id } });
});

test('a promise that cannot be kept answers nothing, and says what it takes', async () => {
  const { guarantee } = await put(IMPOSSIBLE);
  expect(guarantee!.threshold).toBeNull();
  expect(guarantee!.missing).toBeGreaterThan(0);
  expect(await decisionOn(MESSAGES.answered)).toMatchObject({
    outcome: 'escalated',
    reason: 'not_guaranteed',
    threshold: null,
    guaranteeId: guarantee!.id,
  });
});

test('a draft that promises tells what it would choose, and changes nothing', async () => {
  await decisionOn(MESSAGES.answered);
  const { version } = (await admin.get<Policy>('/triage/policy')).body;
  const replay = async (policy: object) => {
    const { status, body } = await admin.post<Replay>('/triage/policy/replay', { policy });
    expectThat(status, JSON.stringify(body)).toBe(200);
    return body;
  };
  const kept = await replay(PROMISE);
  expect(kept).toMatchObject({ modelId: expect.any(Number), policy: PROMISE });
  expect(kept.outcomes.after.auto_resolved).toBeGreaterThan(0);
  expect((await replay(IMPOSSIBLE)).outcomes.after.auto_resolved).toBe(0);
  expect((await admin.get<Policy>('/triage/policy')).body.version).toBe(version);
});
