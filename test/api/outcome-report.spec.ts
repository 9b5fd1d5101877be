import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import {
  anyone,
  aTicket,
  expectInvalid,
  expectProblem,
  MESSAGES,
  theAdmin,
} from '../support/builders.js';
import { expectThat } from '../support/expect-that.js';

interface Proportion {
  readonly count: number;
  readonly of: number;
  readonly share: number | null;
  readonly low: number;
  readonly high: number;
}

type Figures = Record<
  'autoResolved' | 'confirmed' | 'assumed' | 'reopened' | 'wrong' | 'rightAmongKnown',
  Proportion
> & {
  readonly group?: string | null;
  readonly tickets: number;
  readonly feedback: { readonly count: number; readonly resolved: Proportion };
};

interface Report {
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly total: Figures;
  readonly groups: Figures[];
  readonly escalationReasons: { reason: string; tickets: number }[];
}

let admin: Api;
let agent: Api;
let customer: Api;

beforeAll(async () => {
  admin = await theAdmin();
  [agent, customer] = await Promise.all([admin.newStaff('agent'), admin.newUser()]);
});

async function report(query = ''): Promise<Report> {
  const { status, body } = await agent.get<Report>(`/reports/outcomes${query}`);
  expectThat(status, JSON.stringify(body)).toBe(200);
  return body;
}

describe('the outcome report', () => {
  test('counts what became of tickets', async () => {
    const before = await report();
    const happy = await aTicket().by(customer).autoResolved();
    await customer.post(`/tickets/${happy.id}/feedback`, { rating: 5, resolved: true });
    const unhappy = await aTicket().by(customer).autoResolved();
    await customer.post(`/tickets/${unhappy.id}/feedback`, { rating: 1, resolved: false });
    await aTicket().by(customer).saying(MESSAGES.needsPerson);

    // Others open tickets meanwhile.
    const after = await report();
    expect(after.total.tickets).toBeGreaterThanOrEqual(before.total.tickets + 3);
    expect(after.total.reopened.count).toBeGreaterThan(before.total.reopened.count);
    expect(after.total.feedback.count).toBeGreaterThanOrEqual(before.total.feedback.count + 2);
    const reasonsOf = ({ escalationReasons }: Report) =>
      escalationReasons.find(({ reason }) => reason === 'needs_person')?.tickets ?? 0;
    expect(reasonsOf(after)).toBeGreaterThan(reasonsOf(before));
    expect(after.groups.map(({ group }) => group)).toContain(happy.intent);
  });

  test.each(['intent', 'model', 'policy'])('adds up by %s', async (by) => {
    const { total, groups } = await report(`?by=${by}`);
    for (const figures of [total, ...groups]) {
      const { autoResolved, confirmed, assumed, reopened, wrong, rightAmongKnown } = figures;
      const parts = [confirmed, assumed, reopened, wrong];
      expect(autoResolved.of).toBe(figures.tickets);
      expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(autoResolved.count);
      expect(parts.map(({ of }) => of)).toEqual(parts.map(() => autoResolved.count));
      expect(rightAmongKnown.of).toBe(autoResolved.count - assumed.count);
      for (const { share, low, high } of [...parts, autoResolved, rightAmongKnown]) {
        expect(low).toBeLessThanOrEqual(share ?? low);
        expect(high).toBeGreaterThanOrEqual(share ?? high);
      }
    }
    const sum = groups.reduce((all, { tickets }) => all + tickets, 0);
    expect(sum).toBeLessThanOrEqual(total.tickets);
    expect(groups.map(({ tickets }) => tickets)).toEqual(
      groups.map(({ tickets }) => tickets).toSorted((a, b) => b - a),
    );
  });

  test('is of the last 30 days unless another period is asked for', async () => {
    const { from, to, by } = await report();
    expect(Date.parse(to) - Date.parse(from)).toBe(30 * 86_400_000);
    expect(Math.abs(Date.now() - Date.parse(to))).toBeLessThan(86_400_000);
    expect(by).toBe('intent');
    const old = await report('?from=1999-01-01&to=1999-02-01T12:00:00%2B02:00');
    expect(old).toMatchObject({
      from: '1999-01-01T00:00:00.000Z',
      to: '1999-02-01T10:00:00.000Z',
      total: { tickets: 0 },
      groups: [],
    });
  });

  test.each([
    ['from', 'from=yesterday'],
    ['from', 'from=2025-02-30'],
    ['from', 'from='],
    ['to', 'to=1'],
    ['to', 'to=2025-01-01&to=2025-01-02'],
    ['from', 'from=2025-01-01&to=2025-01-01'],
    ['from', 'from=2025-01-02&to=2025-01-01'],
    ['from', 'from=9999-01-01'],
    ['from', 'from=2000-01-01&to=2020-01-01'],
    ['by', 'by=customer'],
    ['format', 'format=xml'],
    ['limit', 'limit=1'],
  ])('refuses the %s of ?%s', async (field, query) => {
    expectInvalid(await agent.get(`/reports/outcomes?${query}`), field);
  });

  test('is CSV for whoever asks for it', async () => {
    await aTicket().by(customer).escalated();
    const { status, headers, body } = await agent.get<string>('/reports/outcomes?by=model', {
      headers: { accept: 'text/csv' },
    });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="outcomes-by-model-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv"$/,
    );
    expect(body).toMatch(/^model,tickets,autoResolved,autoResolvedShare,/);
    expect(body.split('\r\n').length).toBeGreaterThan(2);
  });
});

describe('drift', () => {
  test('is told with what was compared', async () => {
    const { status, body } = await agent.get('/reports/drift');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: expect.stringMatching(/^(steady|drifted|unknown)$/),
      modelId: expect.any(Number),
      tickets: expect.any(Number),
      signals: expect.any(Array),
    });
  });
});

test.each(['/reports/outcomes', '/reports/drift'])('%s is for staff', async (path) => {
  expectProblem(await anyone().get(path), 401, 'AUTH.UNAUTHENTICATED');
  expectProblem(await customer.get(path), 403, 'AUTH.FORBIDDEN');
});
