import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import { MESSAGES, type Page, unique } from '../support/builders.js';
import type { TestDatabase } from '../support/database.js';
import { fixture } from '../support/fixture.js';
import { MailServer } from '../support/mail-server.js';
import { aRule } from '../support/rules.js';
import type { Activity, Firing, Message, Rule, Ticket } from '../support/schemas.js';
import { ADMIN } from '../support/service.js';
import { until } from '../support/until.js';

/** A busy machine may need longer to hear of what happened. */
const SOON = { within: 120_000, every: 200 };

let database: TestDatabase;
let admin: Api;
let customer: Api;
let mails: MailServer;
let rules: Rule[];

beforeAll(async () => {
  mails = await MailServer.start();
  const environment = { SMTP_URL: mails.url, MAIL_FROM: 'desk@example.com' };
  ({ database, admin } = await fixture(environment));
  customer = await admin.newUser();
});

afterAll(() => mails.stop());

beforeEach(async () => {
  rules = [];
  // Roles are given by somebody who has just signed in.
  admin = await new Api(admin.url).as(ADMIN.email, ADMIN.password);
});

afterEach(async () => {
  for (const { id } of rules) await admin.delete(`/rules/${id}`);
});

const rule = async (fields: object): Promise<Rule> => {
  const row = await aRule(admin, { active: true, conditions: { all: [] }, ...fields });
  rules.push(row);
  return row;
};
const opened = async (message = MESSAGES.unknown): Promise<Ticket> =>
  (await customer.post<Ticket>('/tickets', { message })).body;
const read = async ({ id }: Ticket): Promise<Ticket> =>
  (await admin.get<Ticket>(`/tickets/${id}`)).body;
/** What rules did about it, oldest first. */
const firings = async ({ id }: Ticket): Promise<Firing[]> =>
  (await admin.get<Page<Firing>>(`/tickets/${id}/firings?limit=100`)).body.data.reverse();
const outcomes = async (ticket: Ticket): Promise<unknown[]> =>
  (await firings(ticket)).map(({ ruleId, outcome, stopReason }) => [ruleId, outcome, stopReason]);

/** Everything that happened so far has been heard. */
async function allHeard(): Promise<void> {
  const [{ at }] = (await database.query(
    'SELECT max(xid::text::bigint)::text AS at FROM outbox_events',
  )) as [{ at: string }];
  await until(async () => {
    const [row] = await database.query<{ at: string }>(
      `SELECT cursor_xid::text AS at FROM event_consumers WHERE name = 'rules'`,
    );
    return BigInt(row!.at) >= BigInt(at);
  }, SOON).toBe(true);
}

test('an event has what the rules say done in their order, each by what the one before did', async () => {
  const second = await rule({
    position: 20,
    conditions: { field: 'ticket.tags', operator: 'includes', value: 'first' },
    actions: [{ type: 'set', field: 'priority', value: 'urgent' }],
  });
  const first = await rule({
    position: 10,
    conditions: {
      all: [
        { field: 'ticket.message', operator: 'contains', value: 'ZXCV' },
        { field: 'conversation.channel', operator: 'is', value: 'api' },
      ],
    },
    actions: [{ type: 'tag', add: ['first'] }],
  });
  const ticket = await opened();
  await until(() => read(ticket), SOON).toMatchObject({ tags: ['first'], priority: 'urgent' });
  expect(await firings(ticket)).toMatchObject([
    {
      ...{ ruleId: first.id, ruleVersion: 1, ticketId: ticket.id, event: 'ticket.created' },
      ...{ outcome: 'done', stopReason: null, depth: 0 },
      actions: [{ type: 'tag', outcome: 'done' }],
    },
    { ruleId: second.id, outcome: 'done' },
  ]);
  const ofRule = await admin.get<Page<Firing>>(`/rules/${first.id}/firings`);
  expect(ofRule.body.data.map(({ ticketId }) => ticketId)).toContain(ticket.id);
  const { body } = await admin.get<Page<Activity>>(`/tickets/${ticket.id}/activity`);
  expect(body.data.map(({ field, actorId }) => [field, actorId])).toEqual([
    ['tags', null],
    ['priority', null],
  ]);
  expect((await customer.get(`/tickets/${ticket.id}/firings`)).status).toBe(403);
});

test('a rule that is off, or whose conditions are not met, does nothing', async () => {
  await rule({ active: false, actions: [{ type: 'tag', add: ['off'] }] });
  await rule({
    conditions: { field: 'ticket.message', operator: 'contains', value: 'lawyer' },
    actions: [{ type: 'tag', add: ['lawyer'] }],
  });
  const ticket = await opened();
  await allHeard();
  expect((await read(ticket)).tags).toEqual([]);
  expect(await firings(ticket)).toEqual([]);
});

test('two rules that undo each other come to an end, which the ticket shows', async () => {
  const tagged = { field: 'ticket.tags', operator: 'includes', value: 'on' };
  const begin = { field: 'ticket.tags', operator: 'includes', value: 'begin' };
  const event = 'ticket.updated';
  const put = await rule({
    event,
    conditions: { all: [begin, { not: tagged }] },
    actions: [{ type: 'tag', add: ['on'] }],
  });
  const took = await rule({
    event,
    conditions: tagged,
    actions: [{ type: 'tag', remove: ['on'] }],
  });
  const ticket = await opened();
  await admin.patch(`/tickets/${ticket.id}`, { tags: ['begin'] });
  // What the second takes away the first puts back, and so on for ever.
  await until(() => outcomes(ticket), SOON).toEqual([
    [put.id, 'done', null],
    [took.id, 'done', null],
    [put.id, 'done', null],
    [took.id, 'stopped', 'loop'],
  ]);
  await allHeard();
  expect(await firings(ticket)).toHaveLength(4);
  expect((await read(ticket)).tags).toEqual(['begin', 'on']);
});

test('what one of them cannot do is said, and keeps no other back', async () => {
  const agent = await admin.newStaff('agent');
  const gone = await rule({
    position: 1,
    actions: [
      { type: 'assign', to: 'agent', agentId: agent.userId },
      { type: 'tag', add: ['after'] },
    ],
  });
  const team = (await admin.post<{ id: number }>('/teams', { name: unique('team') })).body;
  const empty = await rule({
    position: 2,
    actions: [{ type: 'assign', to: 'least_loaded', teamId: team.id }],
  });
  const closing = await rule({
    position: 3,
    actions: [
      { type: 'set', field: 'status', value: 'closed' },
      { type: 'reply', text: 'It is closed, {{agent.email}}.' },
    ],
  });
  await database.query('UPDATE users SET disabled_at = now() WHERE id = $1', [agent.userId]);
  const ticket = await opened();
  await until(() => firings(ticket), SOON).toMatchObject([
    {
      ruleId: gone.id,
      outcome: 'failed',
      actions: [
        { type: 'assign', outcome: 'failed', code: 'RULE.AGENT_GONE' },
        { type: 'tag', outcome: 'done' },
      ],
    },
    {
      ruleId: empty.id,
      outcome: 'failed',
      actions: [{ outcome: 'failed', code: 'TICKET.NOBODY_TO_ASSIGN' }],
    },
    {
      ruleId: closing.id,
      outcome: 'failed',
      actions: [{ outcome: 'done' }, { outcome: 'failed', code: 'RULE.TEXT_INCOMPLETE' }],
    },
  ]);
  expect(await read(ticket)).toMatchObject({ tags: ['after'], status: 'closed', assigneeId: null });
});

test('a customer is answered, the staff is told why and by mail, and somebody has it', async () => {
  const agent = await admin.newStaff('agent');
  const team = (await admin.post<{ id: number }>('/teams', { name: unique('team') })).body;
  await admin.put(`/teams/${team.id}/members/${agent.userId}`, {});
  const shortcut = unique('s').replace('_', '-');
  const canned = await admin.post<{ id: number }>('/canned-answers', {
    ...{ title: 'Got it', shortcut, shared: true, body: 'We have ticket {{ticket.id}}.' },
  });
  await rule({
    event: 'message.created',
    conditions: {
      all: [
        { field: 'message.sender', operator: 'is', value: 'user' },
        { field: 'message.content', operator: 'contains', value: 'hurry' },
      ],
    },
    actions: [
      { type: 'assign', to: 'round_robin', teamId: team.id },
      { type: 'reply', cannedAnswerId: canned.body.id },
      { type: 'escalate', reason: 'They are in a hurry.' },
      { type: 'notify', to: 'assignee', text: 'Ticket {{ticket.id}} waits for you.' },
    ],
  });
  const ticket = await opened('asdf qwer hurry');
  await until(() => read(ticket), SOON).toMatchObject({
    ...{ assigneeId: agent.userId, teamId: team.id, status: 'escalated' },
  });
  const path = `/conversations/${ticket.conversationId}/messages`;
  const said = async (who: Api) =>
    (await who.get<Page<Message>>(path)).body.data
      .filter(({ sender }) => sender === 'system')
      .map(({ content, visibility }) => [visibility, content]);
  await until(() => said(customer), SOON).toEqual([['public', `We have ticket ${ticket.id}.`]]);
  expect(JSON.stringify(await said(admin))).toContain('They are in a hurry.');
  const { body: me } = await agent.get<{ email: string }>('/users/me');
  await until(
    () =>
      mails
        .mailsTo(me.email)
        .map(({ text }) => text)
        .join(),
    SOON,
  ).toContain(`Ticket ${ticket.id} waits for you.`);
  expect(await outcomes(ticket)).toEqual([[rules[0]!.id, 'done', null]]);
});

test('an event that is told twice is answered once', async () => {
  await rule({ actions: [{ type: 'note', text: 'Once.' }] });
  const ticket = await opened();
  await until(() => firings(ticket), SOON).toHaveLength(1);
  await database.query(
    `UPDATE event_consumers SET (cursor_xid, cursor_id) = (SELECT xid, id - 1 FROM outbox_events
       WHERE type = 'ticket.created' AND payload->>'ticketId' = $1)
     WHERE name = 'rules'`,
    [String(ticket.id)],
  );
  await opened();
  await allHeard();
  expect(await firings(ticket)).toHaveLength(1);
  const notes = await database.query(
    `SELECT FROM messages WHERE conversation_id = $1 AND content = 'Once.'`,
    [ticket.conversationId],
  );
  expect(notes).toHaveLength(1);
});

test('an automation fires once for a ticket, and again when its customer has written', async () => {
  const waiting = await opened();
  const fresh = await opened();
  await database.query(
    `UPDATE tickets SET created_at = created_at - interval '3 hours' WHERE id = $1`,
    [waiting.id],
  );
  const tag = { field: 'ticket.status', operator: 'in', value: ['open', 'escalated'] };
  const late = { field: 'ticket.hoursSinceCreated', operator: 'at_least', value: 2 };
  const { id } = await rule({
    kind: 'automation',
    event: null,
    conditions: { all: [tag, late] },
    actions: [{ type: 'note', text: 'Late.' }],
  });
  await until(() => outcomes(waiting), SOON).toEqual([[id, 'done', null]]);
  const again = () =>
    database.query(`UPDATE rules SET swept_at = NULL WHERE id = $1 RETURNING 1`, [id]);
  const swept = async () => {
    const [row] = await database.query<{ is: boolean }>(
      'SELECT swept_at IS NOT NULL AS is FROM rules WHERE id = $1',
      [id],
    );
    return row!.is;
  };
  // The second look begins when the first one is through.
  const sweep = async (): Promise<void> => {
    for (let time = 0; time < 2; time++) {
      await again();
      await until(swept, SOON).toBe(true);
    }
  };
  await admin.patch(`/rules/${id}`, { name: unique('renamed') });
  await sweep();
  expect(await outcomes(waiting)).toHaveLength(1);
  await customer.post(`/conversations/${waiting.conversationId}/messages`, { content: 'Hello?' });
  await again();
  await until(() => outcomes(waiting), SOON).toHaveLength(2);
  await sweep();
  expect(await outcomes(waiting)).toHaveLength(2);
  expect(await firings(fresh)).toEqual([]);
});

test('a promise that is missed has rules fire, which know which it was', async () => {
  const targets = { firstResponse: 30, resolution: 600 };
  const policy = await admin.post<{ id: number }>('/sla-policies', {
    name: unique('all'),
    targets: { low: targets, normal: targets, high: targets, urgent: targets },
  });
  await rule({
    event: 'sla.breached',
    conditions: {
      all: [
        { field: 'sla.metric', operator: 'is', value: 'first_response' },
        { field: 'sla.hoursUntilDue', operator: 'less_than', value: 0 },
      ],
    },
    actions: [{ type: 'set', field: 'priority', value: 'urgent' }],
  });
  const ticket = await opened();
  await until(() => read(ticket), SOON).toMatchObject({ slaState: 'running' });
  await database.query(
    `UPDATE sla_clocks SET due_at = due_at - interval '1 hour'
     WHERE ticket_id = $1 AND metric = 'first_response'`,
    [ticket.id],
  );
  await until(() => read(ticket), SOON).toMatchObject({ priority: 'urgent' });
  expect(await firings(ticket)).toMatchObject([{ event: 'sla.breached', outcome: 'done' }]);
  await admin.delete(`/sla-policies/${policy.body.id}`);
});
