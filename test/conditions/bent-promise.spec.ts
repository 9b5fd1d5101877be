import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { expectThat } from '../support/expect-that.js';
import { databaseServer } from '../support/given.js';
import type { Policy, Ticket } from '../support/schemas.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { until } from '../support/until.js';

// The service as a newcomer starts it: with the starter set and the model of the build.
let database: TestDatabase;
let service: Service;
let admin: Api;
let honest: Thresholds;

interface AuditEvent {
  readonly action: string;
}

interface Thresholds {
  readonly threshold: number | null;
  readonly intents: readonly (readonly [intent: string, threshold: number | null])[];
}

const EASY = 'I was charged twice for the same order';

beforeAll(async () => {
  database = await createTestDatabase(databaseServer());
  service = await startService({ DATABASE_URL: database.url });
  admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
  honest = await thresholds();
});

afterAll(async () => {
  await service.stop();
  await database.drop();
});

/** The thresholds by all that is known now; a new version of the policy has them reckoned at once. */
async function thresholds(): Promise<Thresholds> {
  const policy = { mode: 'live', targetErrorRate: 0.1, overrides: {} };
  const { status, body } = await admin.put<Policy>('/triage/policy', policy);
  expectThat(status, JSON.stringify(body)).toBe(200);
  const { threshold, intents } = body.guarantee!;
  return { threshold, intents: intents.map((it) => [it.intent, it.threshold] as const) };
}

/** As many at a time as a service takes that has little to work with. */
async function each<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += 8) {
    results.push(...(await Promise.all(items.slice(start, start + 8).map(work))));
  }
  return results;
}

/** Opens a ticket of each text, that the machine answers. */
function open(requester: Api, texts: readonly string[]): Promise<Ticket[]> {
  return each(texts, async (text) => {
    const { body } = await requester.post<Ticket>('/tickets', { message: `${EASY} ${text}` });
    expect(body.status).toBe('auto_resolved');
    return body;
  });
}

const numbers = (count: number) => Array.from({ length: count }, (_, i) => String(i));

/** Says of so many answers whether they resolved it. */
async function report(requester: Api, count: number, resolved: boolean): Promise<void> {
  await each(await open(requester, numbers(count)), async ({ id }) => {
    const said = await requester.post(`/tickets/${id}/feedback`, { rating: 1, resolved });
    expectThat(said.status, JSON.stringify(said.body)).toBe(201);
  });
}

async function correct(agent: Api, tickets: readonly Ticket[], intent: string): Promise<void> {
  await each(tickets, async ({ id }) => {
    const { status, body } = await agent.patch(`/tickets/${id}`, { intent });
    expectThat(status, JSON.stringify(body)).toBe(200);
  });
}

/** How many tickets are evidence. */
async function evidence(): Promise<number> {
  await thresholds();
  const { body } = await admin.get<Policy>('/triage/policy');
  return body.guarantee!.evidence.tickets;
}

test('one new account that is content with 165 easy tickets moves no threshold', async () => {
  expect(honest.threshold).toBeGreaterThan(0.3);
  const poisoner = await new Api(service.url).newUser();
  await report(poisoner, 165, true);
  expect(await thresholds()).toEqual(honest);
});

test('a key without rights of staff moves none either', async () => {
  await report(await admin.newMachine('user'), 40, true);
  expect(await thresholds()).toEqual(honest);
});

test('one account that complains of 30 answers does not switch everything off', async () => {
  const saboteur = await new Api(service.url).newUser();
  await report(saboteur, 30, false);
  expect(await thresholds()).toEqual(honest);
});

test('what the staff says of tickets of others counts within shares, and what is wrong in full', async () => {
  const newUser = () => new Api(service.url).newUser();
  const agent = await admin.newStaff('agent');
  const customer = await newUser();
  const words = ['shoes', 'books', 'lamps', 'chairs', 'tables', 'clocks', 'phones', 'bottles'];
  const right = await open(customer, words);
  await correct(agent, right, 'charged_twice');
  expect(await evidence()).toBe(5);

  for (const other of await Promise.all([newUser(), newUser(), newUser(), newUser()])) {
    await correct(agent, await open(other, ['1']), 'charged_twice');
  }
  expect(await evidence()).toBe(5 + 3);

  const wrong = await open(customer, numbers(7));
  await correct(agent, wrong, 'refund_request');
  expect(await evidence()).toBe(5 + 3 + 7);

  // Whose account is disabled proves nothing for the machine, but not that it was right after all.
  await admin.patch(`/users/${customer.userId}`, { disabled: true });
  expect(await evidence()).toBe(3 + 7);
  await admin.patch(`/users/${agent.userId}`, { disabled: true });
  expect(await evidence()).toBe(0);
  await admin.patch(`/users/${agent.userId}`, { disabled: false });
  expect(await evidence()).toBe(3 + 7);
  expect((await admin.delete(`/users/${agent.userId}`)).status).toBe(204);
  expect(await evidence()).toBe(0);
  expect(await thresholds()).toEqual(honest);
});

test('a threshold that jumps is told to admins, until they take back what moved it', async () => {
  const machine = await admin.newMachine('system');
  await thresholds();
  const policy = async () => (await admin.get<Policy>('/triage/policy')).body;
  expect((await policy()).guarantee!.lastJump).toBeNull();

  await correct(machine, await open(machine, numbers(165)), 'charged_twice');
  await database.query(
    `INSERT INTO outbox_events (type, payload) VALUES ('triage.changed', '{}');
     NOTIFY outbox_events`,
  );
  await until(async () => (await policy()).guarantee!.evidence.tickets).toBe(165);
  const { lastJump } = (await policy()).guarantee!;
  // Those of one intent, or of all if they were heard before that had enough for its own.
  const [jump] = lastJump!.thresholds;
  expect(jump!.after).toBeLessThan(honest.threshold! / 2);
  const path = '/audit-events?action=guarantee.threshold_jumped';
  const { body } = await admin.get<{ data: AuditEvent[] }>(path);
  expect(body.data[0]).toMatchObject({
    actorId: null,
    subjectType: 'guarantee',
    subjectId: String(lastJump!.guaranteeId),
    before: { [jump!.intent ?? '*']: jump!.before },
    after: { [jump!.intent ?? '*']: jump!.after },
  });

  const { body: told } = await admin.delete(`/users/${machine.userId}/labels`);
  expect(told).toEqual({ withdrawn: 165 });
  await until(async () => (await policy()).guarantee!.evidence.tickets).toBe(0);
  expect((await policy()).guarantee).toMatchObject({ threshold: honest.threshold, intents: [] });
});
