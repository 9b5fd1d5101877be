import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import type { SlaPolicy, Ticket } from '../support/schemas.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

/** The promise is 30 s; a busy machine may need longer to tell. */
const SOON = { every: 100 };
const MINUTE = 60_000;
const HOUR_MINUTES = 60;
const SECRET_KEY = 'the same key on every instance of the service';

let database: TestDatabase;
let services: Service[];
let admin: Api;
let customer: Api;
let policy: SlaPolicy;

beforeAll(async () => {
  database = await createTrainedDatabase();
  const environment = { DATABASE_URL: database.url, SECRET_KEY };
  services = [await startService(environment), await startService(environment)];
  admin = await new Api(services[0]!.url).as(ADMIN.email, ADMIN.password);
  customer = await admin.newUser();
  const targets = { firstResponse: 30, nextResponse: HOUR_MINUTES, resolution: 600 };
  const body = {
    name: 'all',
    targets: { low: targets, normal: targets, high: targets, urgent: { firstResponse: 5 } },
    warning: { share: 0.5 },
  };
  policy = (await admin.post<SlaPolicy>('/sla-policies', body)).body;
});

afterAll(async () => {
  await Promise.all(services.map((service) => service.stop()));
  await database.drop();
});

let ticket: Ticket;

beforeEach(async () => {
  const { body } = await customer.post<Ticket>('/tickets', { message: 'asdf qwer zxcv' });
  ticket = body;
  expect(ticket).toMatchObject({ dueAt: null, slaState: null });
});

const read = async (): Promise<Ticket> => (await admin.get<Ticket>(`/tickets/${ticket.id}`)).body;
const isDueIn = (minutes: number, from = ticket.createdAt): string =>
  new Date(Date.parse(from) + minutes * MINUTE).toISOString();
const change = async (fields: object): Promise<Ticket> =>
  (await admin.patch<Ticket>(`/tickets/${ticket.id}`, fields)).body;

async function clocks(): Promise<Record<string, string>> {
  const rows = await database.query<{ metric: string; state: string }>(
    'SELECT metric, state FROM sla_clocks WHERE ticket_id = $1 ORDER BY id',
    [ticket.id],
  );
  return Object.fromEntries(rows.map(({ metric, state }) => [metric, state]));
}

async function told(type: string): Promise<unknown[]> {
  const rows = await database.query<{ payload: unknown }>(
    `SELECT payload FROM outbox_events WHERE type = $1 AND payload->>'ticketId' = $2 ORDER BY id`,
    [type, String(ticket.id)],
  );
  return rows.map(({ payload }) => payload);
}

/** As if all of it had happened so many minutes earlier. */
async function putBack(minutes: number): Promise<void> {
  await database.query(
    `UPDATE sla_clocks SET started_at = started_at - $2 * interval '1 minute',
       due_at = due_at - $2 * interval '1 minute', warn_at = warn_at - $2 * interval '1 minute'
     WHERE ticket_id = $1`,
    [ticket.id, minutes],
  );
}

test('a promise may be for customers of a tier, or for the tickets of a team', async () => {
  const [gold, team] = [await admin.newUser(), await admin.post('/teams', { name: 'Billing' })];
  await admin.patch(`/users/${gold.userId}/profile`, { tier: 'enterprise' });
  const promise = async (minutes: number, conditions: object): Promise<number> => {
    const targets = { firstResponse: minutes };
    const body = {
      ...{ name: `in ${minutes}`, order: minutes, conditions },
      targets: { low: targets, normal: targets, high: targets, urgent: targets },
    };
    return Number((await admin.post('/sla-policies', body)).body['id']);
  };
  const teamId = Number(team.body['id']);
  const made = [
    await promise(1, { requesterTiers: ['enterprise'] }),
    await promise(2, { teamIds: [teamId] }),
  ];
  await until(read, SOON).toMatchObject({ dueAt: isDueIn(30) });
  const { body: theirs } = await gold.post<Ticket>('/tickets', { message: 'asdf qwer zxcv' });
  const due = async (of: Ticket) => (await admin.get<Ticket>(`/tickets/${of.id}`)).body.dueAt;
  await until(() => due(theirs), SOON).toBe(isDueIn(1, theirs.createdAt));
  await change({ teamId });
  await until(() => due(ticket), SOON).toBe(isDueIn(2));
  for (const id of made) await admin.delete(`/sla-policies/${id}`);
});

test('a ticket shows when the next thing is due, without a new version', async () => {
  await until(read, SOON).toEqual({ ...ticket, slaState: 'running', dueAt: isDueIn(30) });
  const { headers } = await admin.get(`/tickets/${ticket.id}`);
  const edit = await admin.patch(
    `/tickets/${ticket.id}`,
    { priority: 'high' },
    { headers: { 'if-match': `"${ticket.version}"` } },
  );
  expect(edit.status).toBe(200);
  const known = { headers: { 'if-none-match': headers.get('etag')! } };
  expect((await admin.get(`/tickets/${ticket.id}`, known)).status).toBe(200);
});

test('an answer meets the first response, and the end of the ticket its resolution', async () => {
  await until(clocks, SOON).toEqual({ first_response: 'running', resolution: 'running' });
  await change({ answer: 'It comes tomorrow.' });
  await until(clocks, SOON).toEqual({ first_response: 'met', resolution: 'paused' });
  // Only the customer is waited for.
  expect((await read()).dueAt).toBeNull();
  await change({ status: 'closed' });
  await until(read, SOON).toMatchObject({ slaState: 'met', dueAt: null });
});

test('another priority is another promise, and a reopened ticket a new one', async () => {
  await until(clocks, SOON).toEqual({ first_response: 'running', resolution: 'running' });
  await change({ priority: 'urgent' });
  await until(clocks, SOON).toEqual({ first_response: 'running', resolution: 'cancelled' });
  expect((await read()).dueAt).toBe(isDueIn(5));
  await change({ priority: 'normal', status: 'closed' });
  await until(read, SOON).toMatchObject({ dueAt: null });
  const { updatedAt } = await change({ status: 'escalated' });
  await until(read, SOON).toMatchObject({ slaState: 'running' });
  expect((await read()).dueAt).toBe(isDueIn(HOUR_MINUTES, updatedAt));
});

test('what is nearly and what is quite over is told once, by whichever instance', async () => {
  await until(clocks, SOON).toEqual({ first_response: 'running', resolution: 'running' });
  await putBack(16);
  await until(read, SOON).toMatchObject({ slaState: 'warned' });
  const { conversationId } = ticket;
  const news = { ticketId: ticket.id, conversationId, metric: 'first_response' };
  expect(await told('sla.warned')).toEqual([{ ...news, dueAt: isDueIn(14) }]);
  await putBack(15);
  await until(read, SOON).toMatchObject({ slaState: 'breached' });
  // Both look every few seconds.
  await sleep(12_000);
  expect(await told('sla.warned')).toHaveLength(1);
  expect(await told('sla.breached')).toEqual([{ ...news, dueAt: isDueIn(-1) }]);
  await change({ answer: 'Sorry for that.' });
  await until(read, SOON).toMatchObject({ slaState: 'paused' });
  expect(await clocks()).toMatchObject({ first_response: 'breached' });
  expect(await told('sla.breached')).toHaveLength(1);
});

test('a consumer that was away for an hour finds what was in time', async () => {
  const pause = (until: string) =>
    database.query(`UPDATE event_consumers SET retry_at = ${until} WHERE name = 'sla'`);
  await until(clocks, SOON).toMatchObject({ first_response: 'running' });
  await pause(`now() + interval '1 day'`);
  await change({ answer: 'It comes tomorrow.' });
  // All of it was an hour and more ago, and the answer came in time. The events go first: what they
  // say is not looked beyond.
  await database.query(
    `UPDATE outbox_events AS event SET created_at = created_at - interval '55 minutes'
     FROM event_consumers
     WHERE name = 'sla' AND (event.xid, event.id) > (cursor_xid, cursor_id)`,
  );
  await putBack(80);
  await database.query(`UPDATE tickets SET created_at = created_at - interval '80 minutes'
                        WHERE id = ${ticket.id}`);
  await sleep(12_000);
  // By then it had not been missed.
  expect(await clocks()).toMatchObject({ first_response: 'warned' });
  await pause('now()');
  await until(clocks, SOON).toEqual({ first_response: 'met', resolution: 'paused' });
  expect((await read()).dueAt).toBeNull();
  expect(await told('sla.breached')).toEqual([]);
});

test('a list has those first that are due next, and can be of one state', async () => {
  await until(read, SOON).toMatchObject({ slaState: 'running' });
  const list = async (query: string) =>
    (await admin.get<{ data: Ticket[] }>(`/tickets?limit=100&${query}`)).body.data;
  const times = (await list('sort=due')).map(({ dueAt }) => dueAt ?? '9999');
  expect(times).toEqual([...times].sort());
  const running = await list('slaState=running');
  expect(running.map(({ id }) => id)).toContain(ticket.id);
  expect(new Set(running.map(({ slaState }) => slaState))).toEqual(new Set(['running']));
});

test('what was promised outlives its policy, and goes with its ticket', async () => {
  await until(clocks, SOON).toMatchObject({ first_response: 'running' });
  expect((await admin.delete(`/sla-policies/${policy.id}`)).status).toBe(204);
  await change({ answer: 'It comes tomorrow.' });
  await until(clocks, SOON).toMatchObject({ first_response: 'met' });
  expect((await admin.delete(`/tickets/${ticket.id}`)).status).toBe(204);
  expect(await clocks()).toEqual({});
});
