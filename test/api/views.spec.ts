import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import {
  allOf,
  aTicket,
  expectInvalid,
  type Page,
  theAdmin,
  type Ticket,
  unique,
} from '../support/builders.js';
import type { SavedView } from '../support/schemas.js';

let admin: Api;
let agent: Api;
let colleague: Api;
let customer: Api;
let tag: string;
let ids: number[];

beforeAll(async () => {
  admin = await theAdmin();
  [agent, colleague, customer] = await Promise.all([
    admin.newStaff('agent'),
    admin.newStaff('agent'),
    admin.newUser(),
  ]);
  tag = unique('tag');
  ids = [];
  for (const priority of ['low', 'urgent', 'normal']) {
    const { id } = await aTicket().by(customer).escalated();
    await agent.patch(`/tickets/${id}`, { tags: [tag], priority });
    ids.push(id);
  }
});

async function aView(by: Api, fields: object): Promise<SavedView> {
  const { status, body } = await by.post<SavedView>('/views', { name: unique('view'), ...fields });
  expect(status).toBe(201);
  return body;
}

const listed = async (by: Api, { id }: SavedView) =>
  (await allOf<Ticket>(by, `/views/${id}/tickets`)).map((ticket) => ticket.id);

test('a view lists the tickets of its filter in its order, page by page', async () => {
  const filter = { tag: [tag], status: ['escalated'], requesterId: customer.userId };
  const view = await aView(agent, { filter, sort: '-priority', columns: ['id', 'priority'] });
  expect(view).toMatchObject({ filter, sort: '-priority', columns: ['id', 'priority'] });
  const [low, urgent, normal] = ids;
  expect(await listed(agent, view)).toEqual([urgent, normal, low]);
  const first = await agent.get<Page<Ticket>>(`/views/${view.id}/tickets?limit=2`);
  expect(first.body.data.map(({ id }) => id)).toEqual([urgent, normal]);
  const cursor = encodeURIComponent(first.body.meta.nextCursor!);
  const rest = await agent.get<Page<Ticket>>(`/views/${view.id}/tickets?limit=2&cursor=${cursor}`);
  expect(rest.body.data.map(({ id }) => id)).toEqual([low]);
});

test('of a shared view me is whoever looks at it', async () => {
  const view = await aView(agent, { filter: { tag: [tag], assigneeId: 'me' }, shared: true });
  const [mine, theirs] = ids;
  await agent.patch(`/tickets/${mine}`, { assigneeId: agent.userId });
  await agent.patch(`/tickets/${theirs}`, { assigneeId: colleague.userId });
  expect(await listed(agent, view)).toEqual([mine]);
  expect(await listed(colleague, view)).toEqual([theirs]);
});

test('views are counted together, those that look for words are not', async () => {
  const by = await admin.newStaff('agent');
  const all = await aView(by, { filter: { tag: [tag] } });
  const none = await aView(by, { filter: { tag: [unique()] } });
  const words = await aView(by, { filter: { q: 'lawyer' } });
  const views = await allOf<SavedView>(by, '/views?counts=true');
  const counts = [all, none, words].map(({ id }) => views.find((view) => view.id === id)?.count);
  expect(counts).toEqual([3, 0, null]);
  expect((await by.get<Page<SavedView>>('/views')).body.data[0]).not.toHaveProperty('count');
});

describe('a filter', () => {
  test.each<[object, string]>([
    [{ status: ['resolved'] }, 'filter.status'],
    [{ assigneeId: 0 }, 'filter.assigneeId'],
    [{ surplus: 1 }, 'filter.surplus'],
    [{ limit: 5 }, 'filter.limit'],
    [{ q: ' ' }, 'filter.q'],
    [{ createdFrom: '2025-02-01', createdTo: '2025-01-01' }, 'filter.createdFrom'],
  ])('%j is refused as GET /tickets would', async (filter, path) => {
    expectInvalid(await agent.post('/views', { name: 'x', filter }), path);
  });

  test('must go with the sort, also after a change', async () => {
    expectInvalid(await agent.post('/views', { name: 'x', sort: 'relevance' }), 'sort');
    const { id } = await aView(agent, { filter: { q: 'parcel' }, sort: 'relevance' });
    expectInvalid(await agent.patch(`/views/${id}`, { filter: {} }), 'sort');
  });

  test('is replaced whole', async () => {
    const { id } = await aView(agent, { filter: { q: 'parcel', status: 'open' } });
    const { body } = await agent.patch<SavedView>(`/views/${id}`, { filter: { teamId: 'none' } });
    expect(body.filter).toEqual({ teamId: 'none' });
  });
});
