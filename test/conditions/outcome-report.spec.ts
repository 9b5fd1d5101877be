import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import pg from 'pg';
import { COSTLY_AT_ONCE } from '../../src/platform/limits/costly-work.js';
import { type Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { expectThat } from '../support/expect-that.js';
import { fixture } from '../support/fixture.js';
import type { Figures, Report } from '../support/outcome-report.js';
import { type Past, pastTicket } from '../support/past-ticket.js';
import { until } from '../support/until.js';

let database: TestDatabase;
let admin: Api;
let modelId: number;

beforeAll(async () => {
  ({ database, admin } = await fixture());
  const [active] = await database.query<{ id: number }>(`SELECT id FROM models`);
  modelId = active!.id;
  await database.query(`INSERT INTO policies (version, mode, threshold) VALUES (2, 'live', 0.5)`);
});

const aPastTicket = (past: Past) => pastTicket(database, modelId, past);

/** The report of one year, which belongs to one test. */
async function reportOf(year: number, by = 'intent', reader = admin): Promise<Report> {
  const path = `/reports/outcomes?from=${year}-01-01&to=${year + 1}-01-01&by=${by}`;
  const { status, body } = await reader.get<Report>(path);
  expectThat(status, JSON.stringify(body)).toBe(200);
  return body;
}

const AGENT_WRONG = { source: 'agent', isRight: false } as const;
const AGENT_RIGHT = { source: 'agent', isRight: true } as const;
const REQUESTER_YES = { source: 'requester', isRight: true } as const;
const REQUESTER_NO = { source: 'requester', isRight: false } as const;

describe('an answer is', () => {
  test.each<[keyof Figures, number, Partial<Past>]>([
    ['assumed', 1990, {}],
    ['assumed', 1991, { label: { ...AGENT_WRONG, revoked: true } }],
    ['assumed', 1992, { closedAfter: 60 }],
    ['confirmed', 1993, { label: REQUESTER_YES }],
    ['confirmed', 1994, { label: AGENT_RIGHT }],
    ['reopened', 1995, { escalated: true }],
    ['reopened', 1996, { escalated: true, label: REQUESTER_NO }],
    ['reopened', 1997, { escalated: true, label: AGENT_RIGHT }],
    ['wrong', 1998, { label: AGENT_WRONG }],
    ['wrong', 1999, { escalated: true, label: AGENT_WRONG }],
  ])('%s, %i: %j', async (kind, year, past) => {
    await aPastTicket({ at: `${year}-06-01`, ...past });
    const { total } = await reportOf(year);
    for (const name of ['assumed', 'confirmed', 'reopened', 'wrong'] as const) {
      expectThat(total[name], name).toMatchObject({ count: name === kind ? 1 : 0, of: 1 });
    }
    expect(total.rightAmongKnown).toMatchObject({
      count: kind === 'confirmed' ? 1 : 0,
      of: kind === 'assumed' ? 0 : 1,
    });
  });

  test('nothing of these where a person had the ticket from the beginning', async () => {
    const outcome = 'escalated';
    await aPastTicket({ at: '1989-06-01', outcome, label: AGENT_WRONG });
    await aPastTicket({ at: '1989-06-01', outcome, label: AGENT_RIGHT, escalated: true });
    const { total } = await reportOf(1989);
    expect(total).toMatchObject({ tickets: 2, autoResolved: { count: 0, of: 2, share: 0 } });
    for (const name of ['assumed', 'confirmed', 'reopened', 'wrong'] as const) {
      expect(total[name]).toEqual({ count: 0, of: 0, share: null, low: 0, high: 1 });
    }
  });
});

describe('the report', () => {
  beforeAll(async () => {
    const at = '2001-03-01T10:00:00Z';
    const feedback = { rating: 5, resolved: true };
    await aPastTicket({ at, label: REQUESTER_YES, feedback });
    await aPastTicket({ at, feedback: { rating: 2, resolved: false }, escalated: true });
    await aPastTicket({ at, label: AGENT_WRONG, policyId: 2 });
    await aPastTicket({ at, intent: 'password_reset' });
    await aPastTicket({ at, outcome: 'escalated', closedAfter: 100 });
    await aPastTicket({ at, outcome: 'escalated', closedAfter: 200 });
    await aPastTicket({ at, outcome: 'escalated', reason: 'needs_person', closedAfter: 600 });
    await aPastTicket({ at, outcome: 'open', reason: 'shadow', intent: '=1+1' });
  });

  test('groups by the intent that the machine named', async () => {
    const { total, groups, moreGroups } = await reportOf(2001);
    expect(total).toMatchObject({ tickets: 8, autoResolved: { count: 4, of: 8, share: 0.5 } });
    expect(groups.map(({ group, tickets }) => [group, tickets])).toEqual([
      ['order_status', 6],
      ['=1+1', 1],
      ['password_reset', 1],
    ]);
    expect(groups[0]).toMatchObject({
      autoResolved: { count: 3, of: 6 },
      confirmed: { count: 1, of: 3 },
      reopened: { count: 1, of: 3 },
      wrong: { count: 1, of: 3 },
      assumed: { count: 0, of: 3 },
      rightAmongKnown: { count: 1, of: 3 },
    });
    expect(groups[2]).toMatchObject({ assumed: { count: 1, of: 1 }, rightAmongKnown: { of: 0 } });
    expect(moreGroups).toBe(false);
  });

  test('groups by model and by version of the policy', async () => {
    const byModel = await reportOf(2001, 'model');
    expect(byModel.groups).toMatchObject([{ group: String(modelId), tickets: 8 }]);
    const byPolicy = await reportOf(2001, 'policy');
    expect(byPolicy.groups).toMatchObject([
      { group: '1', tickets: 7, wrong: { count: 0 } },
      { group: '2', tickets: 1, wrong: { count: 1, of: 1, share: 1 } },
    ]);
    expect(byPolicy.total).toEqual((await reportOf(2001)).total);
  });

  test('sums up feedback, reasons and times', async () => {
    const { total, escalationReasons, timeToResolution } = await reportOf(2001);
    expect(total.feedback).toMatchObject({
      count: 2,
      meanRating: 3.5,
      resolved: { count: 1, of: 2, share: 0.5 },
    });
    expect(escalationReasons[0]).toEqual({ reason: 'below_threshold', tickets: 2 });
    expect(
      escalationReasons
        .slice(1)
        .map(({ reason }) => reason)
        .sort(),
    ).toEqual(['needs_person', 'shadow']);
    // Of 100, 200 and 600: the nine tenths lie at 200 + 0.8 · 400. What was escalated again is open.
    expect(timeToResolution).toEqual({
      machine: { tickets: 3, medianSeconds: 0, p90Seconds: 0 },
      people: { tickets: 3, medianSeconds: 200, p90Seconds: 520 },
    });
  });

  test('is CSV for spreadsheets, in which nothing is a formula', async () => {
    const path = '/reports/outcomes?from=2001-01-01&to=2002-01-01';
    const csv = await admin.get<string>(path, { headers: { accept: 'text/csv' } });
    expect(csv.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
    expect(csv.headers.get('content-disposition')).toBe(
      'attachment; filename="outcomes-by-intent-2001-01-01-2002-01-01.csv"',
    );
    const rows = parse<Record<string, string>>(csv.body, { columns: true });
    expect(rows).toMatchObject([
      {
        intent: 'order_status',
        tickets: '6',
        autoResolved: '3',
        autoResolvedShare: '0.5',
        confirmed: '1',
        rightAmongKnown: '1',
        feedback: '2',
        meanRating: '3.5',
        feedbackResolvedShare: '0.5',
      },
      { intent: `'=1+1`, tickets: '1', confirmedShare: '', meanRating: '' },
      { intent: 'password_reset', assumed: '1' },
    ]);
    const asked = await admin.get<string>(`${path}&format=csv`);
    expect(asked.body).toBe(csv.body);
    const json = await admin.get(`${path}&format=json`, { headers: { accept: 'text/csv' } });
    expect(json.body).toHaveProperty('total');
  });

  test('takes the first moment of the period and leaves its last', async () => {
    await aPastTicket({ at: '2003-01-01T00:00:00Z' });
    await aPastTicket({ at: '2003-12-31T23:59:59.999Z' });
    await aPastTicket({ at: '2004-01-01T00:00:00Z' });
    expect((await reportOf(2003)).total.tickets).toBe(2);
  });

  test('of a time without tickets claims nothing', async () => {
    const { total, groups, escalationReasons, timeToResolution, calibration } =
      await reportOf(1980);
    expect(total).toMatchObject({ tickets: 0, autoResolved: { share: null, low: 0, high: 1 } });
    expect({ groups, escalationReasons }).toEqual({ groups: [], escalationReasons: [] });
    const none = { tickets: 0, medianSeconds: null, p90Seconds: null };
    expect(timeToResolution).toEqual({ machine: none, people: none });
    expect(calibration).toEqual({ modelId, judged: 0, missing: 30, ece: null, bins: [] });
  });

  test('shows the thousand largest groups and says that there are more', async () => {
    await database.query(
      `WITH ticket AS (
         INSERT INTO tickets (requester_id, message, status, created_at)
         SELECT 1, 'x', 'escalated', '2005-05-05' FROM generate_series(1, 1203) RETURNING id
       ), numbered AS (SELECT id, row_number() OVER () AS n FROM ticket)
       INSERT INTO decisions (ticket_id, outcome, reason, intent, familiar, answerable,
                              alternatives, evidence, decided_at)
       SELECT id, 'escalated', 'below_threshold', 'intent_' || least(n, 1201), true, true,
              '[]', '[]', '2005-05-05' FROM numbered`,
    );
    const { total, groups, moreGroups } = await reportOf(2005);
    expect(total.tickets).toBe(1_203);
    expect(groups).toHaveLength(1_000);
    expect(groups[0]).toMatchObject({ group: 'intent_1201', tickets: 3 });
    expect(moreGroups).toBe(true);
  });
});

describe('calibration', () => {
  test('is told once enough predictions of the live model were judged', async () => {
    const judge = (confidence: number, isRight: boolean) =>
      aPastTicket({ at: '2007-07-07', confidence, label: { source: 'agent', isRight } });
    for (let n = 0; n < 10; n++) await judge(0.55, n < 5);
    for (let n = 0; n < 19; n++) await judge(1, true);
    expect((await reportOf(2007)).calibration).toMatchObject({ judged: 29, missing: 1, ece: null });

    await judge(1, false);
    const { calibration } = await reportOf(2007);
    expect(calibration).toMatchObject({ modelId, judged: 30, missing: 0 });
    expect(calibration.bins).toMatchObject([
      { from: 0.5, to: 0.6, right: { count: 5, of: 10, share: 0.5 } },
      { from: 0.9, to: 1, meanConfidence: 1, right: { count: 19, of: 20, share: 0.95 } },
    ]);
    // (10 · 0.05 + 20 · 0.05) / 30
    expect(calibration.ece).toBeCloseTo(0.05, 9);
  });
});

test('many reports at once leave connections for tickets', async () => {
  const reading = new pg.Client({ connectionString: database.url });
  await reading.connect();
  await reading.query('BEGIN');
  await reading.query('LOCK TABLE feedback IN ACCESS EXCLUSIVE MODE');
  const agents = await Promise.all(Array.from({ length: 5 }, () => admin.newStaff('agent')));
  const reports = agents.flatMap((agent) =>
    Array.from({ length: COSTLY_AT_ONCE }, () => reportOf(2001, 'intent', agent)),
  );
  const held = async () => {
    const waiting = await database.query(
      `SELECT FROM pg_locks WHERE relation = 'feedback'::regclass AND NOT granted`,
    );
    return waiting.length;
  };
  await until(held, { every: 20 }).toBeGreaterThan(1);
  for (let ticket = 0; ticket < 5; ticket++) {
    expect((await admin.post('/tickets', { message: 'where is my order?' })).status).toBe(201);
  }
  expect(await held()).toBe(2);
  await reading.query('ROLLBACK');
  await reading.end();
  const [first, ...others] = (await Promise.all(reports)).map(({ total }) => total);
  for (const other of others) expect(other).toEqual(first);
});
