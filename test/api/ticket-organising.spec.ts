import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import {
  allOf,
  aTicket,
  expectInvalid,
  expectProblem,
  type Page,
  theAdmin,
  type Ticket,
  unique,
} from '../support/builders.js';
import type { Activity } from '../support/schemas.js';

const HOUR_MS = 3_600_000;

let agent: Api;
let customer: Api;
let id: number;

beforeAll(async () => {
  const admin = await theAdmin();
  [agent, customer] = await Promise.all([admin.newStaff('agent'), admin.newUser()]);
});

const patch = (body: object) => agent.patch<Ticket>(`/tickets/${id}`, body);
const idsOf = async (query: string) =>
  (await agent.get<Page<Ticket>>(`/tickets?requesterId=${customer.userId}&${query}`)).body.data.map(
    (ticket) => ticket.id,
  );
const inAnHour = () => new Date(Date.now() + HOUR_MS).toISOString();

async function fresh(): Promise<number> {
  id = (await aTicket().by(customer).escalated()).id;
  return id;
}

describe('tags', () => {
  test('have one spelling, and find their tickets', async () => {
    const [tag, other] = [unique('tag'), unique('other')];
    await fresh();
    const { body } = await patch({ tags: [tag.toUpperCase(), ` ${tag} `, other] });
    expect(body.tags).toEqual([tag, other]);
    const { id: second } = await aTicket().by(customer).escalated();
    await agent.patch(`/tickets/${second}`, { tags: [tag] });
    expect(await idsOf(`tag=${tag}`)).toEqual([second, id]);
    expect(await idsOf(`tag=${other.toUpperCase()},${tag}`)).toEqual([id]);
    expect((await patch({ tags: [] })).body.tags).toEqual([]);
    expect(await idsOf(`tag=${other}`)).toEqual([]);
  });

  test.each([
    ['vip'].concat('x'.repeat(51)),
    [''],
    ['a,b'],
    [7],
    'vip',
    null,
    new Array(31).fill('x').map((x, i) => `${x}${i}`),
  ])('cannot be %j', async (tags) => {
    await fresh();
    expectInvalid(await patch({ tags }), 'tags');
  });
});

describe('a snoozed ticket', () => {
  test('is left out where it is not wanted until its time', async () => {
    await fresh();
    const { body } = await patch({ snoozedUntil: inAnHour() });
    expect(Date.parse(body.snoozedUntil!)).toBeGreaterThan(Date.now());
    expect(await idsOf('snoozed=false')).not.toContain(id);
    expect(await idsOf('snoozed=true')).toContain(id);
    expect(await idsOf('limit=100')).toContain(id);
    expect((await patch({ snoozedUntil: null })).body.snoozedUntil).toBeNull();
    expect(await idsOf('snoozed=false')).toContain(id);
  });

  test('wakes with the next change of its status', async () => {
    await fresh();
    await patch({ snoozedUntil: inAnHour() });
    await customer.patch(`/tickets/${id}`, { status: 'closed' });
    expect((await agent.get<Ticket>(`/tickets/${id}`)).body.snoozedUntil).toBeNull();
  });

  test.each(['2020-01-01', 'tomorrow', 7])('cannot be until %j', async (snoozedUntil) => {
    await fresh();
    expectInvalid(await patch({ snoozedUntil }), 'snoozedUntil');
  });
});

describe('a customer', () => {
  test('sees nothing of how the staff organises its work, by whatever way', async () => {
    await fresh();
    await patch({ tags: ['angry'], snoozedUntil: inAnHour() });
    const hidden = { tags: [], snoozedUntil: null, teamId: null };
    expect((await customer.get(`/tickets/${id}`)).body).toMatchObject(hidden);
    const [listed] = (await customer.get<Page<Ticket>>('/tickets?limit=1')).body.data;
    expect(listed).toMatchObject({ id, ...hidden });
    const changed = await customer.patch(`/tickets/${id}`, { status: 'closed' });
    expect(changed.body).toMatchObject(hidden);
    for (const query of ['tag=angry', 'snoozed=true', 'teamId=none']) {
      expectInvalid(await customer.get(`/tickets?${query}`), query.split('=')[0]!);
    }
    for (const body of [{ tags: [] }, { snoozedUntil: null }, { teamId: null }]) {
      expectProblem(await customer.patch(`/tickets/${id}`, body), 403, 'TICKET.STAFF_ONLY');
    }
    expectProblem(await customer.get(`/tickets/${id}/activity`), 403, 'AUTH.FORBIDDEN');
  });
});

test('the activity of a ticket tells who changed what, page by page, and no texts', async () => {
  await fresh();
  await patch({ priority: 'low', tags: ['vip'] });
  await patch({ answer: 'A word to nobody else.' });
  await customer.patch(`/tickets/${id}`, { status: 'closed' });
  await patch({ status: 'escalated', assigneeId: agent.userId });
  const all = await allOf<Activity>(agent, `/tickets/${id}/activity`);
  const [staff, requester] = [agent.userId, customer.userId];
  expect(all.slice(0, 4).map(({ field, from, to, actorId }) => [field, from, to, actorId])).toEqual(
    [
      ['priority', 'urgent', 'low', staff],
      ['tags', [], ['vip'], staff],
      ['answer', null, null, staff],
      ['status', 'escalated', 'closed', requester],
    ],
  );
  expect(
    all
      .slice(4)
      .map(({ field, to }) => [field, to])
      .sort(),
  ).toEqual([
    ['assigneeId', staff],
    ['status', 'escalated'],
  ]);
  const paged: Activity[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const next: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await agent.get<Page<Activity>>(`/tickets/${id}/activity?limit=1${next}`);
    paged.push(...body.data);
    cursor = body.meta.nextCursor;
  }
  expect(paged).toEqual(all);
});

test('me is whoever asks for their tickets', async () => {
  await fresh();
  await patch({ assigneeId: agent.userId });
  expect(await idsOf('assigneeId=me')).toContain(id);
});
