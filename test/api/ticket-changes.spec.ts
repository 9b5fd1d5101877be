import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import {
  anIntent,
  aTicket,
  expectInvalid,
  expectProblem,
  MESSAGES,
  NO_ID,
  type Page,
  theAdmin,
  type Ticket,
  unique,
} from '../support/builders.js';
import type { Transition } from '../support/schemas.js';

let admin: Api;
let agent: Api;
let customer: Api;

beforeAll(async () => {
  admin = await theAdmin();
  [agent, customer] = await Promise.all([admin.newStaff('agent'), admin.newUser()]);
});

const change = (api: Api, { id }: Ticket, body: unknown, ifMatch?: string) =>
  api.patch<Ticket>(`/tickets/${id}`, body, ifMatch ? { headers: { 'if-match': ifMatch } } : {});

const transitionsOf = async ({ id }: Ticket): Promise<Transition[]> =>
  (await agent.get<Page<Transition>>(`/tickets/${id}/transitions`)).body.data;

/** Each status that a ticket has here, and how one comes by it; `open` is tested with the policy. */
const TICKETS = {
  auto_resolved: () => aTicket().by(customer).autoResolved(),
  escalated: () => aTicket().by(customer).escalated(),
  closed: () => aTicket().by(customer).closed(),
};

describe('a transition', () => {
  const LEGAL = [
    ['auto_resolved', 'escalated', 'not_helped'],
    ['auto_resolved', 'closed', 'closed'],
    ['escalated', 'closed', 'closed'],
    ['closed', 'escalated', 'reopened'],
  ] as const;
  const ILLEGAL = [
    ['auto_resolved', 'open'],
    ['escalated', 'open'],
    ['escalated', 'auto_resolved'],
    ['closed', 'open'],
    ['closed', 'auto_resolved'],
  ] as const;
  const PEOPLE = [
    ['the requester', () => customer],
    ['an agent', () => agent],
    ['an admin', () => admin],
  ] as const;

  const by = <Row extends readonly unknown[]>(rows: readonly Row[]) =>
    rows.flatMap((row) => PEOPLE.map((person) => [...row, ...person] as const));

  test.each(by(LEGAL))('%s → %s (%s) is open to %s', async (from, to, reason, _, who) => {
    const ticket = await TICKETS[from]();
    const before = await transitionsOf(ticket);
    const { status, headers, body } = await change(who(), ticket, { status: to });
    expect(status).toBe(200);
    expect(body).toEqual({
      ...ticket,
      status: to,
      version: ticket.version + 1,
      updatedAt: body.updatedAt,
      resolvedAt: to === 'escalated' ? null : (ticket.resolvedAt ?? expect.stringMatching(/Z$/)),
    });
    expect(headers.get('etag')).toBe(`"${body.version}"`);
    expect((await customer.get(`/tickets/${ticket.id}`)).body).toEqual(body);
    expect(await transitionsOf(ticket)).toEqual([
      ...before,
      {
        id: expect.any(Number),
        from,
        to,
        reason,
        actorId: who().userId,
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      },
    ]);
  });

  test.each(by(ILLEGAL))('%s → %s is refused to %s', async (from, to, _, who) => {
    const ticket = await TICKETS[from]();
    const before = await transitionsOf(ticket);
    const answer = await change(who(), ticket, { status: to });
    expectProblem(answer, 409, 'TICKET.ILLEGAL_TRANSITION');
    expect((await customer.get(`/tickets/${ticket.id}`)).body).toEqual(ticket);
    expect(await transitionsOf(ticket)).toEqual(before);
  });

  test.each(Object.entries(TICKETS))('%s → itself leaves no trace', async (status, make) => {
    const ticket = await make();
    const before = await transitionsOf(ticket);
    const answer = await change(agent, ticket, { status });
    expect(answer.body).toMatchObject({ status, resolvedAt: ticket.resolvedAt });
    expect(await transitionsOf(ticket)).toEqual(before);
  });

  test('is listed with those before it, oldest first, in pages', async () => {
    const ticket = await aTicket().by(customer).autoResolved();
    await change(customer, ticket, { status: 'escalated' });
    await change(agent, ticket, { status: 'closed' });
    await change(customer, ticket, { status: 'escalated' });
    const path = `/tickets/${ticket.id}/transitions?limit=2`;
    const first = await agent.get<Page<Transition>>(path);
    const next = `${path}&cursor=${String(first.body.meta.nextCursor)}`;
    const second = await agent.get<Page<Transition>>(next);
    const both = [...first.body.data, ...second.body.data];
    expect(both.map(({ reason }) => reason)).toEqual(['not_helped', 'closed', 'reopened']);
    expect(both.map(({ actorId }) => actorId)).toEqual(
      [customer, agent, customer].map(({ userId }) => userId),
    );
    expect(second.body.meta).toEqual({ hasMore: false, nextCursor: null });
  });

  test('that is illegal takes the other changes with it', async () => {
    const ticket = await aTicket().by(customer).escalated();
    const answer = await change(agent, ticket, { status: 'open', priority: 'low', answer: 'no' });
    expectProblem(answer, 409, 'TICKET.ILLEGAL_TRANSITION');
    expect((await agent.get(`/tickets/${ticket.id}`)).body).toEqual(ticket);
  });

  test('keeps when the machine resolved it, and forgets that when it is reopened', async () => {
    const ticket = await aTicket().by(customer).autoResolved();
    const closed = await change(customer, ticket, { status: 'closed' });
    expect(closed.body.resolvedAt).toBe(ticket.resolvedAt);
    const reopened = await change(customer, ticket, { status: 'escalated' });
    expect(reopened.body.resolvedAt).toBeNull();
    const again = await change(customer, ticket, { status: 'closed' });
    expect(Date.parse(again.body.resolvedAt!)).toBeGreaterThanOrEqual(
      Date.parse(closed.body.updatedAt),
    );
  });
});

describe('an agent', () => {
  test('corrects the intent, but not what the machine had said', async () => {
    const intent = await anIntent(admin);
    const ticket = await aTicket().by(customer).escalated();
    const { status, body } = await change(agent, ticket, { intent: intent.name });
    expect(status).toBe(200);
    expect(body).toEqual({
      ...ticket,
      intent: intent.name,
      version: 2,
      updatedAt: body.updatedAt,
    });
    const decision = await agent.get(`/tickets/${ticket.id}/decision`);
    expect(decision.body).toMatchObject({ intent: ticket.intent, confidence: ticket.confidence });
    await admin.delete(`/triage/intents/${intent.id}`);
    expect((await agent.get(`/tickets/${ticket.id}`)).body).toEqual(body);
  });

  test.each([unique('no_intent'), 'LEGAL_THREAT', ' legal_threat', 'constructor', '__proto__'])(
    'cannot name the intent %j, which does not exist',
    async (intent) => {
      const ticket = await aTicket().by(customer).escalated();
      expectInvalid(await change(agent, ticket, { intent }), 'intent');
      expect((await agent.get(`/tickets/${ticket.id}`)).body).toEqual(ticket);
    },
  );

  test('assigns it to agents and admins, and takes it back', async () => {
    const ticket = await aTicket().by(customer).escalated();
    for (const assigneeId of [agent.userId, admin.userId, null]) {
      expect((await change(agent, ticket, { assigneeId })).body).toMatchObject({ assigneeId });
    }
  });

  test('does not assign it to customers, to the deleted or to nobody there is', async () => {
    const ticket = await aTicket().by(customer).escalated();
    const deleted = await admin.newStaff('agent');
    await admin.delete(`/users/${deleted.userId}`);
    for (const assigneeId of [customer.userId, deleted.userId, NO_ID]) {
      expectInvalid(await change(agent, ticket, { assigneeId }), 'assigneeId');
    }
  });

  test('sets priority and answer, and takes the answer back', async () => {
    const ticket = await aTicket().by(customer).escalated();
    const answer = 'We are looking into it.\n\nYours, the team';
    const answered = await change(agent, ticket, { priority: 'low', answer });
    expect(answered.body).toMatchObject({ priority: 'low', answer, status: 'escalated' });
    expect((await change(agent, ticket, { answer: null })).body).toMatchObject({ answer: null });
  });

  test('does everything in one request', async () => {
    const ticket = await aTicket().by(customer).escalated();
    const wanted = {
      status: 'closed',
      intent: 'charged_twice',
      assigneeId: agent.userId,
      priority: 'normal',
      answer: 'Done.',
    };
    expect((await change(agent, ticket, wanted)).body).toMatchObject({ ...wanted, version: 2 });
    await agent.delete(`/tickets/${ticket.id}/label`);
  });

  test.each([
    ['status', 'done'],
    ['status', null],
    ['status', ['closed']],
    ['priority', 'highest'],
    ['priority', null],
    ['intent', null],
    ['intent', ''],
    ['intent', 7],
    ['assigneeId', 0],
    ['assigneeId', -1],
    ['assigneeId', 1.5],
    ['assigneeId', '1'],
    ['assigneeId', 2147483648],
    ['answer', ''],
    ['answer', ' '],
    ['answer', 'a\u0000b'],
    ['answer', '\ud800'],
    ['answer', 'a'.repeat(10_001)],
    ['confidence', 1],
    ['version', 7],
    ['requesterId', 1],
    ['message', 'another'],
    ['resolvedAt', null],
  ])('cannot set %s to %j', async (field, value) => {
    const ticket = await aTicket().by(customer).escalated();
    expectInvalid(await change(agent, ticket, { [field]: value }), field);
    expect((await agent.get(`/tickets/${ticket.id}`)).body).toEqual(ticket);
  });

  test.each([{}, [], null, 7, 'closed'])('cannot change nothing: %j', async (body) => {
    const ticket = await aTicket().by(customer).escalated();
    expectProblem(await change(agent, ticket, JSON.stringify(body)), 400, 'REQUEST.INVALID');
    expect((await agent.get(`/tickets/${ticket.id}`)).body).toEqual(ticket);
  });
});

describe('the requester', () => {
  test.each([
    { intent: 'charged_twice' },
    { assigneeId: null },
    { priority: 'urgent' },
    { answer: 'Here is your money.' },
    { status: 'closed', priority: 'low' },
  ])('may not send %j', async (body) => {
    const ticket = await aTicket().by(customer).escalated();
    expectProblem(await change(customer, ticket, body), 403, 'TICKET.STAFF_ONLY');
    expect((await customer.get(`/tickets/${ticket.id}`)).body).toEqual(ticket);
  });

  test('who is an agent may do on their own ticket what agents may do', async () => {
    const ticket = await aTicket().by(agent).escalated();
    expect((await change(agent, ticket, { priority: 'low' })).status).toBe(200);
  });
});

describe('If-Match', () => {
  const ticket = () => aTicket().by(customer).saying(MESSAGES.needsPerson);

  test.each(['"1"', '1', '*', '"7", "1"', ' "1" ', undefined])('lets %s pass', async (tag) => {
    const { status, headers, body } = await change(agent, await ticket(), { priority: 'low' }, tag);
    expect(status).toBe(200);
    expect(body.version).toBe(2);
    expect(headers.get('etag')).toBe('"2"');
  });

  test.each([
    ['"0"', 'STALE_VERSION'],
    ['"2"', 'STALE_VERSION'],
    ['W/"1"', 'WEAK_ENTITY_TAG'],
    ['"x"', 'STALE_VERSION'],
    ['"1', 'STALE_VERSION'],
    ['"2", "3"', 'STALE_VERSION'],
  ])('stops %s', async (tag, code) => {
    const before = await ticket();
    const answer = await change(agent, before, { priority: 'low' }, tag);
    expectProblem(answer, 412, `REQUEST.${code}`);
    expect((await agent.get(`/tickets/${before.id}`)).body).toEqual(before);
  });

  test('stops what was fresh one change before', async () => {
    const it = await ticket();
    expect((await change(agent, it, { priority: 'low' }, '"1"')).status).toBe(200);
    const stale = await change(customer, it, { status: 'closed' }, '"1"');
    expectProblem(stale, 412, 'REQUEST.STALE_VERSION');
    expect((await change(customer, it, { status: 'closed' }, '"2"')).body.version).toBe(3);
  });

  test('with the same tag twenty times at once lets exactly one pass', async () => {
    const it = await ticket();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, number) =>
        change(agent, it, { answer: `number ${number}` }, '"1"'),
      ),
    );
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
    expect((await agent.get(`/tickets/${it.id}`)).body).toEqual(won[0]!.body);
  });

  test('left out twenty times at once loses no change', async () => {
    const it = await ticket();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, number) => change(agent, it, { answer: `number ${number}` })),
    );
    const versions = answers.map(({ body }) => body.version).sort((a, b) => a - b);
    expect(versions).toEqual(Array.from({ length: 20 }, (_, number) => number + 2));
  });
});

test('one of twenty at once closes a ticket, and one transition says so', async () => {
  const ticket = await aTicket().by(customer).escalated();
  await Promise.all(Array.from({ length: 20 }, () => change(agent, ticket, { status: 'closed' })));
  expect(await transitionsOf(ticket)).toMatchObject([{ from: 'escalated', to: 'closed' }]);
});
