import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Api, PASSWORD } from '../support/api.js';
import {
  anyone,
  aTicket,
  expectInvalid,
  expectProblem,
  NO_ID,
  type Page,
  theAdmin,
} from '../support/builders.js';
import { anOrganization } from '../support/organizations.js';

interface Policy {
  readonly version: number;
  readonly threshold: number | null;
  readonly overrides: object;
  readonly note: string | null;
  readonly guarantee: { judged: number; answered: number; wrong: number; threshold: number } | null;
}
interface Version extends Policy {
  readonly id: number;
  readonly restoredVersion: number | null;
  readonly figures: { coverage: number; bound: number; threshold: number | null } | null;
  readonly createdBy: number | null;
}
interface Curve {
  readonly modelId: number | null;
  readonly thresholds: readonly number[];
  readonly total: number;
  readonly source: string;
  readonly examples: number;
  readonly tickets: number;
  readonly policy: { version: number };
  readonly intents: readonly {
    readonly intent: string;
    readonly answerable: boolean;
    readonly threshold: number | null;
    readonly isOwn: boolean;
    readonly bins: readonly (readonly [number, number, number])[];
  }[];
}
interface Budget {
  readonly from: string;
  readonly promised: number | null;
  readonly allowed: number | null;
  readonly answered: number;
  readonly checked: number;
  readonly wrong: number;
  readonly estimated: { count: number | null; low: number; high: number };
}

const VERSIONS = '/triage/policy/versions';

let admin: Api;
let before: object;

/** Of an organisation of their own. */
async function aStranger(): Promise<Api> {
  const operator = await theAdmin();
  const person = { email: 'ada@policies.example', password: PASSWORD };
  const { slug: organization } = await anOrganization(operator, { admin: person });
  const { body } = await anyone().post('/auth/login', { ...person, organization });
  return new Api(operator.url, String(body['accessToken']));
}

beforeAll(async () => {
  admin = await theAdmin();
  const { mode, threshold, overrides } = (await admin.get('/triage/policy')).body;
  before = { mode, threshold, overrides };
});

afterAll(async () => {
  await put(before);
});

const put = (policy: object) => admin.put<Policy>('/triage/policy', policy);
const listed = async (of = admin) => (await of.get<Page<Version>>(VERSIONS)).body.data;

describe('policy versions', () => {
  test('are listed with who, when, why and what they came to', async () => {
    const note = 'After the review';
    const { body } = await put({ mode: 'live', targetErrorRate: 0.05, note });
    expect(body.note).toBe(note);
    const { body: again } = await put({ mode: 'shadow', threshold: 0.9 });
    expect(again.note).toBeNull();
    const [last, previous] = await listed();
    expect(last).toMatchObject({ mode: 'shadow', threshold: 0.9, note: null, figures: null });
    expect(previous).toMatchObject({ note, targetErrorRate: 0.05, restoredVersion: null });
    expect(previous!.createdBy).toBeGreaterThan(0);
    expect(previous!.figures!.coverage).toBeGreaterThan(0);
    expect(previous!.figures!.bound).toBeLessThanOrEqual(0.05);
    const { body: page } = await admin.get<Page<Version>>(`${VERSIONS}?limit=1`);
    const next = await admin.get<Page<Version>>(
      `${VERSIONS}?limit=1&cursor=${page.meta.nextCursor!}`,
    );
    expect([page.data, next.body.data]).toEqual([[last], [previous]]);
  });

  test('come back as new ones, with exceptions of intents that there are', async () => {
    const { body: intent } = await admin.post('/triage/intents', { name: 'soon_gone' });
    const overrides = { soon_gone: { neverAnswer: true }, charged_twice: { threshold: 0.97 } };
    const { body: first } = await put({ mode: 'live', threshold: 0.8, overrides });
    await put({ mode: 'live', threshold: 0.99 });
    await admin.delete(`/triage/intents/${Number(intent['id'])}`);
    const past = (await listed()).find(({ version }) => version === first.version)!;
    const { status, headers, body } = await admin.post<Policy>(`${VERSIONS}/${past.id}/restore`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: first.version + 2, threshold: 0.8 });
    expect(body.overrides).toEqual({ charged_twice: { threshold: 0.97 } });
    expect(headers.get('etag')).toBe(`"${body.version}"`);
    expect((await listed())[0]).toMatchObject({ restoredVersion: first.version });
  });

  test('are of their own organisation', async () => {
    const [mine] = await listed();
    const stranger = await aStranger();
    for (const id of [mine!.id, NO_ID]) {
      const answer = await stranger.post(`${VERSIONS}/${id}/restore`);
      expectProblem(answer, 404, 'POLICY.VERSION_NOT_FOUND');
    }
    expect((await listed(stranger)).map(({ version }) => version)).toEqual([1]);
    expectInvalid(await put({ mode: 'live', threshold: 0.8, note: 'x'.repeat(501) }), 'note');
  });
});

describe('the risk curve', () => {
  test('has all that the thresholds in force were found by', async () => {
    const { body } = await put({ mode: 'live', targetErrorRate: 0.05 });
    const { body: curve } = await admin.get<Curve>('/triage/policy/curve');
    expect(curve.policy.version).toBe(body.version);
    expect(curve.thresholds.length).toBeGreaterThanOrEqual(200);
    expect([...curve.thresholds].sort((a, b) => b - a)).toEqual(curve.thresholds);
    const sums = { judged: 0, answered: 0, wrong: 0 };
    for (const { answerable, threshold, bins } of curve.intents) {
      for (const [bin, right, wrong] of answerable ? bins : []) {
        sums.judged += right + wrong;
        if (threshold === null || curve.thresholds[bin]! < threshold) continue;
        sums.answered += right + wrong;
        sums.wrong += wrong;
      }
    }
    expect(body.guarantee).toMatchObject(sums);
    expect(sums.answered).toBeGreaterThan(0);
    expect(curve.total).toBeGreaterThanOrEqual(sums.judged);
    expect(curve.total).toBe(
      curve.source === 'tickets' ? curve.tickets : curve.examples + curve.tickets,
    );
  });

  test('says what is answered now, intent by intent, and has a tag', async () => {
    await put({ mode: 'live', threshold: 0.8, overrides: { charged_twice: { threshold: 0.97 } } });
    const { headers, body } = await admin.get<Curve>('/triage/policy/curve');
    const own = body.intents.find(({ intent }) => intent === 'charged_twice');
    expect(own).toMatchObject({ answerable: true, threshold: 0.97, isOwn: true });
    const others = body.intents.filter((it) => it.answerable && !it.isOwn);
    expect(new Set(others.map(({ threshold }) => threshold))).toEqual(new Set([0.8]));
    expect(JSON.stringify(body).length).toBeLessThan(100_000);
    const known = { headers: { 'if-none-match': headers.get('etag')! } };
    expect((await admin.get('/triage/policy/curve', known)).status).toBe(304);
    await put({ mode: 'live', threshold: 0.7 });
    expect((await admin.get('/triage/policy/curve', known)).status).toBe(200);
  });
});

describe('the error budget', () => {
  test('counts what the staff found of the answers of the month', async () => {
    await put({ mode: 'live', threshold: 0.5 });
    const budget = async () => (await admin.get<Budget>('/reports/error-budget')).body;
    const first = await budget();
    expect(first).toMatchObject({ promised: null, allowed: null });
    const [right, wrong] = [
      await aTicket().by(admin).autoResolved(),
      await aTicket().by(admin).autoResolved(),
    ];
    await aTicket().by(admin).autoResolved();
    expect(await budget()).toMatchObject({ answered: first.answered + 3, checked: first.checked });
    await admin.patch(`/tickets/${right.id}`, { intent: right.intent });
    await admin.patch(`/tickets/${wrong.id}`, { intent: 'gift_card' });
    await put({ mode: 'live', targetErrorRate: 0.25 });
    const { answered, checked, wrong: found, estimated, ...spent } = await budget();
    expect([answered, checked, found]).toEqual([
      first.answered + 3,
      first.checked + 2,
      first.wrong + 1,
    ]);
    expect(spent).toMatchObject({ promised: 0.25, allowed: 0.25 * answered });
    expect(estimated.count).toBeCloseTo((answered * found) / checked);
    expect(estimated.low).toBeGreaterThan(found);
    expect(estimated.high).toBeLessThan(answered);
    for (const { id } of [right, wrong]) await admin.delete(`/tickets/${id}/label`);
    expect(spent.from).toMatch(/^\d{4}-\d\d-01T00:00:00/);
  });

  test('shows the tickets at an edge, the nearest first', async () => {
    await aTicket().by(admin).autoResolved();
    await aTicket().by(admin).escalated();
    const { body } = await admin.get<{ data: { confidence: number; excerpt: string }[] }>(
      '/reports/edge-tickets?threshold=0.5&limit=2',
    );
    const distances = body.data.map(({ confidence }) => Math.abs(confidence - 0.5));
    expect(distances).toHaveLength(2);
    expect([...distances].sort((a, b) => a - b)).toEqual(distances);
    expect(body.data[0]!.excerpt.length).toBeGreaterThan(0);
    await put({ mode: 'live', threshold: 0.62 });
    const { body: usual } = await admin.get('/reports/edge-tickets');
    expect(usual['threshold']).toBe(0.62);
    for (const query of ['?threshold=2', '?threshold=x', '?threshold=0.5&limit=51']) {
      expect((await admin.get(`/reports/edge-tickets${query}`)).status).toBe(400);
    }
  });
});
