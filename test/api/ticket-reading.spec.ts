import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import {
  aTicket,
  expectProblem,
  NO_ID,
  type Page,
  theAdmin,
  type Ticket,
} from '../support/builders.js';

let admin: Api;
let owner: Api;
let stranger: Api;
let agent: Api;
let ticket: Ticket;

beforeAll(async () => {
  admin = await theAdmin();
  [owner, stranger, agent] = await Promise.all([
    admin.newUser(),
    admin.newUser(),
    admin.newStaff('agent'),
  ]);
  ticket = await aTicket().by(owner).autoResolved();
});

test('the requester reads their ticket, with its entity tag', async () => {
  const { status, headers, body } = await owner.get(`/tickets/${ticket.id}`);
  expect(status).toBe(200);
  expect(body).toEqual(ticket);
  expect(headers.get('etag')).toBe('"1"');
});

test('agents and admins read every ticket', async () => {
  for (const staff of [agent, admin]) {
    expect((await staff.get(`/tickets/${ticket.id}`)).body).toEqual(ticket);
    expect((await staff.get(`/tickets/${ticket.id}/decision`)).status).toBe(200);
    expect((await staff.get(`/tickets/${ticket.id}/transitions`)).body).toEqual({
      data: [],
      meta: { hasMore: false, nextCursor: null },
    });
  }
});

describe("somebody else's ticket", () => {
  const FEEDBACK = { rating: 1, resolved: false };

  test('is not found, exactly like one that does not exist', async () => {
    for (const id of [ticket.id, NO_ID]) {
      const answers = [
        await stranger.get(`/tickets/${id}`),
        await stranger.patch(`/tickets/${id}`, { status: 'closed' }),
        await stranger.post(`/tickets/${id}/feedback`, FEEDBACK),
      ];
      for (const answer of answers) {
        const { detail } = expectProblem(answer, 404, 'TICKET.NOT_FOUND');
        expect(detail).toBe(`There is no ticket ${id}.`);
        expect(answer.headers.get('etag')).toBeNull();
      }
    }
  });

  test('tells nothing by a condition either', async () => {
    const headers = { 'if-match': '"99"' };
    const answer = await stranger.patch(`/tickets/${ticket.id}`, { status: 'closed' }, { headers });
    expectProblem(answer, 404, 'TICKET.NOT_FOUND');
  });

  test('is not in the list', async () => {
    for (const query of ['', `?requesterId=${owner.userId}`, '?q=charged']) {
      expect((await stranger.get<Page<Ticket>>(`/tickets${query}`)).body.data).toEqual([]);
    }
  });

  test('did not change by all that', async () => {
    expect((await owner.get(`/tickets/${ticket.id}`)).body).toEqual(ticket);
  });
});

test('decision and transitions are not for the requester', async () => {
  for (const part of ['decision', 'transitions']) {
    expectProblem(await owner.get(`/tickets/${ticket.id}/${part}`), 403, 'AUTH.FORBIDDEN');
    expectProblem(await agent.get(`/tickets/${NO_ID}/${part}`), 404, 'TICKET.NOT_FOUND');
  }
});

test('the requester is never shown the examples of others', async () => {
  const answers = [
    await owner.get(`/tickets/${ticket.id}`),
    await owner.get('/tickets'),
    await owner.get(`/tickets/${ticket.id}/decision`),
    await owner.post('/triage/preview', { message: ticket.message }),
  ];
  for (const { body } of answers) {
    expect(JSON.stringify(body)).not.toMatch(/nearest|similarity|evidence/);
  }
});

test('an agent sees their own tickets and those of others alike', async () => {
  const own = await aTicket().by(agent).escalated();
  expect((await agent.get(`/tickets/${own.id}`)).body).toEqual(own);
  expect((await agent.get(`/tickets/${ticket.id}`)).status).toBe(200);
});
