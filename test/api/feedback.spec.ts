import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import {
  anIntent,
  aTicket,
  expectInvalid,
  expectProblem,
  type Page,
  theAdmin,
  type Ticket,
} from '../support/builders.js';
import type { Feedback } from '../support/schemas.js';

interface Figures {
  readonly count: number;
  readonly meanRating: number | null;
  readonly shareResolved: number | null;
}

interface Summary extends Figures {
  readonly byIntent: (Figures & { intent: string | null })[];
  readonly byResolution: (Figures & { resolution: string })[];
}

let admin: Api;
let agent: Api;
let customer: Api;

beforeAll(async () => {
  admin = await theAdmin();
  [agent, customer] = await Promise.all([admin.newStaff('agent'), admin.newUser()]);
});

const give = (api: Api, { id }: Ticket, body: unknown) =>
  api.post<Feedback>(`/tickets/${id}/feedback`, body);

describe('feedback', () => {
  test('is given once', async () => {
    const ticket = await aTicket().by(customer).autoResolved();
    const given = { rating: 5, resolved: true, comment: 'Quick, thank you.' };
    const { status, body } = await give(customer, ticket, given);
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(Number),
      ticketId: ticket.id,
      ...given,
      resolution: 'machine',
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
    expectProblem(await give(customer, ticket, given), 409, 'FEEDBACK.ALREADY_GIVEN');
    expect((await customer.get(`/tickets/${ticket.id}`)).body).toEqual(ticket);
  });

  test('says how satisfied the customer is with the conversation', async () => {
    const ticket = await aTicket().by(customer).autoResolved();
    const path = `/conversations/${Number(ticket.conversationId)}`;
    expect((await agent.get(path)).body).toMatchObject({ satisfaction: null });
    await give(customer, ticket, { rating: 2, resolved: false });
    expect((await agent.get(path)).body).toMatchObject({ satisfaction: 2, status: 'escalated' });
  });

  test.each([{}, { comment: null }])('needs no comment: %j', async (comment) => {
    const ticket = await aTicket().by(customer).escalated();
    const { status, body } = await give(customer, ticket, {
      rating: 3,
      resolved: true,
      ...comment,
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({ comment: null });
  });

  test('ten times at once counts once', async () => {
    const ticket = await aTicket().by(customer).autoResolved();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => give(customer, ticket, { rating: 1, resolved: false })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)]);
    const { body } = await agent.get<Page<object>>(`/tickets/${ticket.id}/transitions`);
    expect(body.data).toHaveLength(1);
  });

  test('is for the requester alone', async () => {
    const ticket = await aTicket().by(customer).autoResolved();
    const given = { rating: 1, resolved: false };
    expectProblem(await give(agent, ticket, given), 403, 'FEEDBACK.NOT_REQUESTER');
    expectProblem(await give(admin, ticket, given), 403, 'FEEDBACK.NOT_REQUESTER');
    expectProblem(await give(await admin.newUser(), ticket, given), 404, 'TICKET.NOT_FOUND');
    expect((await customer.get(`/tickets/${ticket.id}`)).body).toEqual(ticket);
    expect((await give(customer, ticket, given)).status).toBe(201);
  });

  test.each([
    ['rating', { rating: 0, resolved: true }],
    ['rating', { rating: 6, resolved: true }],
    ['rating', { rating: -1, resolved: true }],
    ['rating', { rating: 3.5, resolved: true }],
    ['rating', { rating: '3', resolved: true }],
    ['rating', { rating: null, resolved: true }],
    ['rating', { resolved: true }],
    ['resolved', { rating: 3 }],
    ['resolved', { rating: 3, resolved: null }],
    ['resolved', { rating: 3, resolved: 'true' }],
    ['resolved', { rating: 3, resolved: 1 }],
    ['comment', { rating: 3, resolved: true, comment: '' }],
    ['comment', { rating: 3, resolved: true, comment: ' \n' }],
    ['comment', { rating: 3, resolved: true, comment: 'a'.repeat(2_001) }],
    ['comment', { rating: 3, resolved: true, comment: 'a\u0000b' }],
    ['comment', { rating: 3, resolved: true, comment: ['good'] }],
    ['ticketId', { rating: 3, resolved: true, ticketId: 1 }],
    ['resolution', { rating: 3, resolved: true, resolution: 'machine' }],
  ])('is refused for its %s: %j', async (field, body) => {
    const ticket = await aTicket().by(customer).autoResolved();
    expectInvalid(await give(customer, ticket, body), field);
    expect((await give(customer, ticket, { rating: 1, resolved: true })).status).toBe(201);
  });

  test.each([1, 2, 3, 4, 5])('takes the rating %i', async (rating) => {
    const ticket = await aTicket().by(customer).closed();
    const { status, body } = await give(customer, ticket, { rating, resolved: true });
    expect(status).toBe(201);
    expect(body).toMatchObject({ rating, resolution: 'person' });
  });
});

describe('not resolved', () => {
  const UNHAPPY = { rating: 1, resolved: false, comment: 'That is not what I asked.' };

  test("escalates the machine's answer", async () => {
    const ticket = await aTicket().by(customer).autoResolved();
    const { body } = await give(customer, ticket, UNHAPPY);
    expect(body).toMatchObject({ resolution: 'machine' });
    const { headers, body: after } = await customer.get<Ticket>(`/tickets/${ticket.id}`);
    expect(after).toEqual({
      ...ticket,
      status: 'escalated',
      version: 2,
      updatedAt: after.updatedAt,
      resolvedAt: null,
    });
    expect(headers.get('etag')).toBe('"2"');
    const transitions = await agent.get<Page<object>>(`/tickets/${ticket.id}/transitions`);
    expect(transitions.body.data).toMatchObject([
      { from: 'auto_resolved', to: 'escalated', actorId: customer.userId, reason: 'not_helped' },
    ]);
  });

  test.each(['escalated', 'closed'] as const)('leaves alone what is %s', async (status) => {
    const ticket = await aTicket().by(customer)[status]();
    expect((await give(customer, ticket, UNHAPPY)).status).toBe(201);
    expect((await customer.get(`/tickets/${ticket.id}`)).body).toEqual(ticket);
  });
});

describe('all feedback', () => {
  test('is listed newest first, in pages', async () => {
    const given: Feedback[] = [];
    for (let number = 0; number < 3; number += 1) {
      const ticket = await aTicket().by(customer).escalated();
      given.unshift((await give(customer, ticket, { rating: 4, resolved: true })).body);
    }
    const first = await agent.get<Page<Feedback>>('/feedback?limit=2');
    const { nextCursor } = first.body.meta;
    const second = await agent.get<Page<Feedback>>(
      `/feedback?limit=2&cursor=${String(nextCursor)}`,
    );
    expect([...first.body.data, ...second.body.data].slice(0, 3)).toEqual(given);
    expect(first.headers.get('link')).toBe(`<?limit=2&cursor=${String(nextCursor)}>; rel="next"`);
  });

  test.each(['limit=0', 'limit=101', 'cursor=x', 'ticketId=1'])('refuses %s', async (query) => {
    expectInvalid(await agent.get(`/feedback?${query}`), query.split('=')[0]!);
  });

  test('is found by what it says and when it was given', async () => {
    const tickets = [await aTicket().by(customer).closed(), await aTicket().by(customer).closed()];
    const [good, bad] = [
      (await give(customer, tickets[0]!, { rating: 5, resolved: true })).body,
      (await give(customer, tickets[1]!, { rating: 2, resolved: false })).body,
    ];
    const found = async (query: string) => {
      const { body } = await agent.get<Page<Feedback>>(`/feedback?limit=100&${query}`);
      const ids = body.data.map(({ id }) => id);
      return [good.id, bad.id].map((id) => ids.includes(id));
    };
    expect(await found('rating=5')).toEqual([true, false]);
    expect(await found('resolved=false')).toEqual([false, true]);
    expect(await found('resolved=true&rating=2')).toEqual([false, false]);
    expect(await found(`createdFrom=${good.createdAt}`)).toEqual([true, true]);
    expect(await found(`createdTo=${good.createdAt}`)).toEqual([false, false]);
    const reversed = `createdFrom=2020-01-02T00:00:00Z&createdTo=2020-01-01T00:00:00Z`;
    expect((await agent.get(`/feedback?${reversed}`)).status).toBe(400);
  });

  test('is summed up in total, by intent and by who had resolved it', async () => {
    const intent = await anIntent(admin);
    const summary = async () => (await agent.get<Summary>('/feedback/summary')).body;
    const countOf = ({ byResolution }: Summary, status: string): number =>
      byResolution.find(({ resolution }) => resolution === status)?.count ?? 0;
    const before = await summary();
    expect(before.byIntent.map((it) => it.intent)).not.toContain(intent.name);

    // The intent is this test's own, so that its figures are known exactly.
    const answered = await aTicket().by(customer).autoResolved();
    const handed = [
      await aTicket().by(customer).escalated(),
      await aTicket().by(customer).escalated(),
    ];
    for (const { id } of [answered, ...handed]) {
      await agent.patch(`/tickets/${id}`, { intent: intent.name });
    }
    await give(customer, answered, { rating: 1, resolved: false });
    await give(customer, handed[0]!, { rating: 5, resolved: true });
    await give(customer, handed[1]!, { rating: 4, resolved: true });

    const after = await summary();
    expect(after.byIntent.find((it) => it.intent === intent.name)).toEqual({
      intent: intent.name,
      count: 3,
      meanRating: 3.333,
      shareResolved: 0.6667,
    });
    // Others give feedback meanwhile.
    expect(after.count).toBeGreaterThanOrEqual(before.count + 3);
    expect(countOf(after, 'machine')).toBeGreaterThan(countOf(before, 'machine'));
    expect(countOf(after, 'none')).toBeGreaterThanOrEqual(countOf(before, 'none') + 2);
    await admin.delete(`/triage/intents/${intent.id}`);
  });

  test('adds up', async () => {
    const { body } = await agent.get<Summary>('/feedback/summary');
    for (const parts of [body.byIntent, body.byResolution]) {
      expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(body.count);
      for (const { count, meanRating, shareResolved } of parts) {
        expect(count).toBeGreaterThan(0);
        expect(meanRating).toBeGreaterThanOrEqual(1);
        expect(meanRating).toBeLessThanOrEqual(5);
        expect(shareResolved).toBeGreaterThanOrEqual(0);
        expect(shareResolved).toBeLessThanOrEqual(1);
      }
    }
  });
});
