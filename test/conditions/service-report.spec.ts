import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import { MESSAGES } from '../support/builders.js';
import type { TestDatabase } from '../support/database.js';
import { expectThat } from '../support/expect-that.js';
import type { Team, Ticket } from '../support/schemas.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import {
  type Fact,
  factsOf,
  figuresBy,
  type ServiceGroup,
  type ServiceReport,
} from '../support/service-facts.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const THREADS = 210;
const AT_ONCE = 6;
const DAYS = 5;
/** A busy machine may need long to tell. */
const SOON = { within: 120_000, every: 500 };
const SECRET_KEY = 'the same key on every start of the service';
const GROUPINGS = ['day', 'channel', 'team', 'agent'] as const;

let database: TestDatabase;
let service: Service;
let admin: Api;
let agents: Api[];
let customers: Api[];
let teams: number[];

beforeAll(async () => {
  database = await createTrainedDatabase();
  await start();
  const targets = { firstResponse: 30, nextResponse: 60, resolution: 600 };
  const all = { low: targets, normal: targets, high: targets, urgent: targets };
  await admin.post('/sla-policies', { name: 'all', targets: all });
  agents = await Promise.all([1, 2, 3].map(() => admin.newStaff('agent')));
  customers = await Promise.all([1, 2, 3, 4].map(() => admin.newUser()));
  teams = [];
  for (const name of ['Billing', 'Orders']) {
    const { body } = await admin.post<Team>('/teams', { name });
    teams.push(body.id);
    for (const { userId } of agents) await admin.put(`/teams/${body.id}/members/${userId!}`, {});
  }
  await openAll();
  await workOnAll();
});

afterAll(async () => {
  await service.stop();
  await database.drop();
});

async function start(): Promise<void> {
  service = await startService({ DATABASE_URL: database.url, SECRET_KEY });
  admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
}

async function inParallel(count: number, work: (place: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const one = async (): Promise<void> => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

interface Thread {
  readonly id: number;
  readonly ticketId: number;
  readonly customer: Api;
}

const threads: Thread[] = [];
const TEXTS = [MESSAGES.answered, MESSAGES.needsPerson, MESSAGES.unknown];
const CHANNELS = ['web', 'email', 'mobile'];

/** Some days ago, so that there is a past. */
async function openAll(): Promise<void> {
  await inParallel(THREADS, async (place) => {
    const customer = customers[place % customers.length]!;
    const { body } = await customer.post<{ ticket: Ticket; conversation: { id: number } }>(
      '/conversations',
      { message: TEXTS[place % TEXTS.length], channel: CHANNELS[(place >> 2) % CHANNELS.length] },
    );
    threads.push({ id: body.conversation.id, ticketId: body.ticket.id, customer });
  });
  // Promises run from events, which come before what follows.
  await until(
    () => database.query('SELECT count(DISTINCT ticket_id)::int AS count FROM sla_clocks'),
    SOON,
  ).toEqual([{ count: THREADS }]);
  const back = `(id % ${DAYS}) * interval '1 day'`;
  for (const [table, columns] of [
    ['tickets', ['created_at', 'resolved_at']],
    ['conversations', ['created_at', 'first_response_at', 'status_since', 'awaited_since']],
  ] as const) {
    // Of both the same, which the conversation decides.
    const by = table === 'tickets' ? back.replace('id', 'conversation_id') : back;
    const set = columns.map((column) => `${column} = ${column} - ${by}`).join(', ');
    await database.query(`UPDATE ${table} SET ${set}`);
  }
  // Some of what is promised is missed by now.
  await database.query(`UPDATE sla_clocks SET due_at = due_at - interval '40 minutes'
                        WHERE ticket_id % 4 = 0 AND due_at IS NOT NULL`);
}

const ok = async (answer: Promise<{ status: number; body: unknown }>): Promise<void> => {
  const { status, body } = await answer;
  expectThat(status, JSON.stringify(body)).toBeLessThan(300);
};

type Work = (thread: Thread, agent: Api) => Promise<void>;

const reply: Work = ({ id }, agent) =>
  ok(agent.post(`/conversations/${id}/messages`, { content: 'We look into it.' }));
const note: Work = ({ id }, agent) =>
  ok(agent.post(`/conversations/${id}/messages`, { content: 'Hm.', visibility: 'internal' }));
const become =
  (status: string): Work =>
  ({ ticketId }, agent) =>
    ok(agent.patch(`/tickets/${ticketId}`, { status }));
const assign: Work = ({ ticketId }, agent) =>
  ok(agent.patch(`/tickets/${ticketId}`, { assigneeId: agent.userId }));
const move =
  (team: 0 | 1): Work =>
  ({ ticketId }, agent) =>
    ok(agent.patch(`/tickets/${ticketId}`, { teamId: teams[team] }));
const say =
  (content: string): Work =>
  ({ id, customer }) =>
    ok(customer.post(`/conversations/${id}/messages`, { content }));
const rate =
  (satisfaction: number): Work =>
  ({ id, customer }) =>
    ok(customer.patch(`/conversations/${id}`, { satisfaction }));
const feedback =
  (rating: number, resolved: boolean): Work =>
  ({ ticketId, customer }) =>
    ok(customer.post(`/tickets/${ticketId}/feedback`, { rating, resolved }));
const end: Work = ({ id }, agent) =>
  ok(agent.patch(`/conversations/${id}`, { status: 'resolved' }));
const remove: Work = ({ ticketId }) => ok(admin.delete(`/tickets/${ticketId}`));

/** What happens to one after the other, each to every so many. */
const WORKS: readonly (readonly Work[])[] = [
  [assign, move(0), reply, end, rate(5)],
  [reply, say('That did not help at all, you idiots!'), note],
  [become('closed'), become('escalated'), reply, move(1)],
  [say('Thank you, that helped a lot. Great service!'), feedback(5, true)],
  [feedback(1, false), assign, move(1), move(0), become('closed')],
  [reply, become('closed'), feedback(3, true), remove],
  [assign, reply, say('And where is my order now?'), reply],
];

function workOnAll(): Promise<void> {
  return inParallel(THREADS, async (place) => {
    const agent = agents[(place >> 1) % agents.length]!;
    for (const work of WORKS[place % WORKS.length]!) await work(threads[place]!, agent);
  });
}

const today = (): string => new Date().toISOString().slice(0, 10);
const daysAgo = (count: number): string =>
  new Date(Date.parse(today()) - count * 86_400_000).toISOString().slice(0, 10);

const isOpenBy = (facts: readonly Fact[], to: string): number => {
  const until = (kind: string): number =>
    facts.filter((fact) => fact.kind === kind && fact.day <= to).length;
  return until('created') - until('resolved');
};

async function reportOf(query: string): Promise<ServiceReport> {
  const { status, body } = await admin.get<ServiceReport>(`/reports/service?${query}`);
  expectThat(status, JSON.stringify(body)).toBe(200);
  return body;
}

/** What the report says and what the rows say, of the same days. */
async function compared(by: (typeof GROUPINGS)[number], from: string, to: string, wanted = '') {
  const report = await reportOf(`from=${from}&to=${to}&groupBy=${by}${wanted}`);
  const facts = (await factsOf(database)).filter(
    ({ channel }) => wanted === '' || wanted === `&channel=${channel}`,
  );
  const within = facts.filter((fact) => fact.day >= from && fact.day <= to);
  const expected = report.groups.map(({ group }) => {
    const own = (fact: Fact): boolean => fact[by] === (group ?? '0');
    const backlog = by === 'day' ? isOpenBy(facts, group ?? '') : isOpenBy(facts.filter(own), to);
    return { group, ...figuresBy(within.filter(own), backlog) };
  });
  const keys = new Set(within.map((fact) => fact[by]));
  return {
    total: [report.total, figuresBy(within, isOpenBy(facts, to))] as const,
    groups: [report.groups.map(bare), expected] as const,
    missing: [...keys].filter((key) => !report.groups.some(({ group }) => (group ?? '0') === key)),
  };
}

function bare({ name: _, ...group }: ServiceGroup): Omit<ServiceGroup, 'name'> {
  return group;
}

/** Until everything that happened is heard, of promises too, and counted. */
async function settled(): Promise<void> {
  const unheard = `SELECT count(*)::int AS count FROM outbox_events AS event, event_consumers
    WHERE name IN ('sla', 'reports') AND (event.xid, event.id) > (cursor_xid, cursor_id)`;
  await until(() => database.query(unheard), SOON).toEqual([{ count: 0 }]);
  await until(() => database.query('SELECT FROM service_recounts'), SOON).toEqual([]);
}

async function expectEqual(): Promise<void> {
  await settled();
  const [from, to] = [daysAgo(DAYS), today()];
  for (const by of GROUPINGS) {
    const { total, groups, missing } = await compared(by, from, to);
    expectThat(total[0], by).toEqual(total[1]);
    expectThat(groups[0], by).toEqual(groups[1]);
    expectThat(missing, by).toEqual([]);
  }
}

/** All sums that are not nothing, as they are stored. */
const sums = (): Promise<unknown[]> =>
  database.query(
    `SELECT row::jsonb - 'organization_id' AS row FROM (
       SELECT to_jsonb(days) AS row, created + replies + resolved_by_people + resolved_by_machine
         + escalated + reopened + first_by_machine + first_by_people + ratings + handle_ms
         + positive + neutral + negative + first_response_breached + resolution_breached
         + resolution_met + first_response_met + next_response_met + next_response_breached AS whole
       FROM service_days AS days) AS all_days
     WHERE whole <> 0 ORDER BY row->>'day', row->>'channel', row->'team_id', row->'agent_id'`,
  );

describe('the service report', () => {
  test('equals a count over the rows, whatever happened, in whatever groups', async () => {
    await expectEqual();
    const { total } = await reportOf(`from=${daysAgo(DAYS)}`);
    // Or the test would compare nothing.
    for (const some of [
      total.autoAnswered,
      total.escalated,
      total.reopened,
      total.resolved,
      total.backlog,
      total.replies,
      total.handleSeconds,
      total.firstResponse.byMachine,
      total.firstResponse.byPeople,
      total.resolution.byPeople,
      total.sla.firstResponse.met,
      total.sla.firstResponse.breached,
      total.sla.resolution.met,
      total.sentiment.negative,
      total.satisfaction.ratings,
    ]) {
      expect(some).toBeGreaterThan(0);
    }
    expect(total.created).toBe(THREADS - Math.floor(THREADS / WORKS.length));
  });

  test('does so of some of the days, and of one channel', async () => {
    for (const by of GROUPINGS) {
      const { total, groups } = await compared(by, daysAgo(3), daysAgo(1), '&channel=email');
      expectThat(total[0], by).toEqual(total[1]);
      expectThat(groups[0], by).toEqual(groups[1]);
    }
  });

  test('follows tickets whose team goes, or who worked on them', async () => {
    await ok(admin.delete(`/teams/${teams[1]!}`));
    await ok(admin.delete(`/users/${agents[2]!.userId!}`));
    await expectEqual();
    const { groups } = await reportOf('groupBy=team');
    expect(groups.map(({ name }) => name)).not.toContain('Orders');
    expect(groups.map(({ name }) => name)).toContain('Billing');
  });

  test('follows conversations that are merged, and messages that are split off', async () => {
    const there = await database.query<{ id: number; requester: number }>(
      `SELECT DISTINCT thread.id, thread.requester_id AS requester
       FROM conversations AS thread JOIN tickets ON conversation_id = thread.id
       WHERE thread.status <> 'archived' ORDER BY thread.id`,
    );
    const before = await reportOf(`from=${daysAgo(DAYS)}`);
    let merged = 0;
    for (const customer of customers) {
      const own = there.filter(({ requester }) => requester === customer.userId);
      for (let place = 0; place + 1 < own.length && place < 20; place += 2) {
        const [from, into] = [own[place]!.id, own[place + 1]!.id];
        await ok(admin.post(`/conversations/${from}/merge`, { into }));
        merged += 1;
      }
    }
    expect(merged).toBeGreaterThan(customers.length);
    await expectEqual();
    const after = await reportOf(`from=${daysAgo(DAYS)}`);
    // Each ticket and each answer is counted as before, wherever it is now.
    for (const measure of ['created', 'resolved', 'replies'] as const) {
      expect(after.total[measure]).toBe(before.total[measure]);
    }
    // And what people had until then is told, as by every change of a status.
    expect(after.total.handleSeconds).toBeGreaterThan(before.total.handleSeconds);
    const said = await database.query<{ id: number; conversation: number }>(
      `SELECT max(id) AS id, conversation_id AS conversation FROM messages
       WHERE sender = 'user' GROUP BY conversation_id HAVING count(*) > 1 ORDER BY 1 LIMIT 10`,
    );
    for (const { id, conversation } of said) {
      await ok(admin.post(`/conversations/${conversation}/split`, { messageIds: [id] }));
    }
    await expectEqual();
    const { total } = await reportOf(`from=${daysAgo(DAYS)}`);
    expect(total.created).toBe(after.total.created + said.length);
  });

  test('counts nothing twice where all events are told again', async () => {
    const before = await sums();
    await database.query(`UPDATE event_consumers SET cursor_xid = '0', cursor_id = 0
                          WHERE name = 'reports'`);
    await ok(admin.patch(`/tickets/${threads[0]!.ticketId}`, { tags: ['seen'] }));
    await settled();
    expect(await sums()).toEqual(before);
  });

  test('counts what was there before it, and goes on where it was interrupted', async () => {
    const before = await sums();
    await service.stop();
    // As after an upgrade that was stopped half-way: some are counted, and others were never.
    await database.query('TRUNCATE service_days, service_counts, service_recounts');
    await database.query(`UPDATE event_consumers SET cursor_xid = pg_current_xact_id()
                          WHERE name = 'reports'`);
    await start();
    await until(sums, SOON).toEqual(before);
    await service.stop();
    await database.query(`INSERT INTO service_recounts (organization_id, conversation_id)
                          SELECT organization_id, id FROM conversations WHERE id % 2 = 0`);
    await start();
    await until(() => database.query('SELECT FROM service_recounts'), SOON).toEqual([]);
    expect(await sums()).toEqual(before);
    await expectEqual();
  });
});
