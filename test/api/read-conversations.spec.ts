import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import { aTicket, expectProblem, NO_ID, type Page, theAdmin } from '../support/builders.js';
import { again } from '../support/repeated-calls.js';
import type { Conversation } from '../support/schemas.js';
import { until } from '../support/until.js';

interface Told {
  readonly data: { readonly event: string; readonly data: { readonly conversationId?: number } }[];
}

let agent: Api;
let colleague: Api;
let customer: Api;

beforeAll(async () => {
  const admin = await theAdmin();
  [agent, colleague, customer] = await Promise.all([
    admin.newStaff('agent'),
    admin.newStaff('agent'),
    admin.newUser(),
  ]);
});

async function aConversation(): Promise<number> {
  const { conversationId } = await aTicket().by(customer).escalated();
  return Number(conversationId);
}

const say = (by: Api, id: number, rest: object = {}) =>
  by.post(`/conversations/${id}/messages`, { content: 'My number is 4711.', ...rest });

const read = (by: Api, id: number) => by.post(`/conversations/${id}/read`);

const unreadOf = async (by: Api, id: number): Promise<number | null> =>
  (await by.get<Conversation>(`/conversations/${id}`)).body.unread;

describe('what somebody has not read', () => {
  test('is what others have said since they read it last', async () => {
    const id = await aConversation();
    expect(await unreadOf(agent, id)).toBe(1);
    expect(await unreadOf(customer, id)).toBe(0);
    expect((await read(agent, id)).status).toBe(204);
    expect(await unreadOf(agent, id)).toBe(0);
    expect(await unreadOf(colleague, id)).toBe(1);
    await say(customer, id);
    await say(agent, id);
    expect(await unreadOf(agent, id)).toBe(1);
    expect(await unreadOf(customer, id)).toBe(1);
    expect(await unreadOf(colleague, id)).toBe(3);
    await read(customer, id);
    expect(await unreadOf(customer, id)).toBe(0);
  });

  test('is told with every conversation of a list', async () => {
    const [one, two] = [await aConversation(), await aConversation()];
    await read(agent, one);
    const path = `/conversations?requesterId=${customer.userId}&limit=100`;
    const { data } = (await agent.get<Page<Conversation>>(path)).body;
    const unread = new Map(data.map((it) => [it.id, it.unread]));
    expect([unread.get(one), unread.get(two)]).toEqual([0, 1]);
  });

  test('never counts a note for the customer', async () => {
    const id = await aConversation();
    await say(agent, id, { visibility: 'internal' });
    expect(await unreadOf(customer, id)).toBe(0);
    expect(await unreadOf(colleague, id)).toBe(2);
    await read(customer, id);
    await say(agent, id);
    expect(await unreadOf(customer, id)).toBe(1);
  });

  test('changes the entity tag, and not the version', async () => {
    const id = await aConversation();
    const path = `/conversations/${id}`;
    const before = await agent.get<Conversation>(path);
    expect((await again(agent, path)).status).toBe(304);
    await read(agent, id);
    const headers = { 'if-none-match': before.headers.get('etag')! };
    const after = await agent.get<Conversation>(path, { headers });
    expect([after.status, after.body.version]).toEqual([200, before.body.version]);
    const edit = { headers: { 'if-match': before.headers.get('etag')! } };
    expect((await agent.patch(path, { tags: ['seen'] }, edit)).status).toBe(200);
  });
});

describe('that somebody has read it', () => {
  const told = async (by: Api, after: string, id: number) => {
    const { body } = await by.get<Told>(`/events?after=${after}&limit=100`);
    return body.data.filter(
      ({ event, data }) => event === 'conversation.read' && data.conversationId === id,
    );
  };
  const now = async (by: Api): Promise<string> =>
    (await by.get<{ meta: { cursor: string } }>('/events')).body.meta.cursor;

  test('is told to the staff and to themselves, once', async () => {
    const id = await aConversation();
    const [ofAgent, ofCustomer] = [await now(agent), await now(customer)];
    await read(agent, id);
    await read(agent, id);
    await read(customer, id);
    const users = async (by: Api, after: string) =>
      (await told(by, after, id)).map(({ data }) => (data as { userId?: number }).userId);
    await until(() => users(agent, ofAgent), { within: 30_000 }).toEqual([
      agent.userId,
      customer.userId,
    ]);
    await until(() => users(customer, ofCustomer), { within: 30_000 }).toEqual([customer.userId]);
  });

  test('can be said of what one may read', async () => {
    const stranger = await (await theAdmin()).newUser();
    for (const id of [await aConversation(), NO_ID]) {
      expectProblem(await read(stranger, id), 404, 'CONVERSATION.NOT_FOUND');
    }
  });
});
