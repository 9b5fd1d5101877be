import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import {
  aTicket,
  expectInvalid,
  expectProblem,
  NO_ID,
  type Page,
  theAdmin,
} from '../support/builders.js';
import type { Conversation, Thread } from '../support/schemas.js';
import { until } from '../support/until.js';

interface Followers {
  readonly data: { readonly userId: number; readonly since: string }[];
}

let admin: Api;
let agent: Api;
let colleague: Api;
let customer: Api;
let id: number;

beforeAll(async () => {
  admin = await theAdmin();
  [agent, colleague, customer] = await Promise.all([
    admin.newStaff('agent'),
    admin.newStaff('agent'),
    admin.newUser(),
  ]);
  id = await aConversation();
});

async function aConversation(): Promise<number> {
  const { conversationId } = await aTicket().by(customer).escalated();
  return Number(conversationId);
}

const followersOf = async (thread: number): Promise<number[]> =>
  (await agent.get<Followers>(`/conversations/${thread}/followers`)).body.data.map(
    ({ userId }) => userId,
  );

const followedBy = async (by: Api): Promise<number[]> =>
  (await by.get<Page<Conversation>>('/conversations?followed=me')).body.data.map((it) => it.id);

const note = (by: Api, thread: number, mentions: unknown, rest: object = {}) =>
  by.post<Thread>(`/conversations/${thread}/messages`, {
    ...{ content: 'Please have a look.', visibility: 'internal', mentions },
    ...rest,
  });

describe('following', () => {
  test('lists what somebody follows, newest first, until they do not', async () => {
    const [one, two, other] = [id, await aConversation(), await aConversation()];
    for (const thread of [one, two, one]) {
      expect((await agent.put(`/conversations/${thread}/followers/me`)).status).toBe(204);
    }
    await colleague.put(`/conversations/${other}/followers/me`);
    expect(await followedBy(agent)).toEqual([two, one]);
    const page = '/conversations?followed=me&limit=1';
    const { data, meta } = (await agent.get<Page<Conversation>>(page)).body;
    const rest = await agent.get<Page<Conversation>>(`${page}&cursor=${String(meta.nextCursor)}`);
    expect([...data, ...rest.body.data].map((it) => it.id)).toEqual([two, one]);
    expect(await followersOf(one)).toEqual([agent.userId]);
    expect((await agent.delete(`/conversations/${one}/followers/me`)).status).toBe(204);
    expect(await followedBy(agent)).toEqual([two]);
    expect(await followersOf(one)).toEqual([]);
  });

  test('is for the staff, of what there is', async () => {
    expectProblem(await customer.put(`/conversations/${id}/followers/me`), 403, 'AUTH.FORBIDDEN');
    expectProblem(
      await agent.put(`/conversations/${NO_ID}/followers/me`),
      404,
      'CONVERSATION.NOT_FOUND',
    );
    expect(await followedBy(customer)).toEqual([]);
    expectInvalid(await agent.get('/conversations?followed=7'), 'followed');
  });

  test('ends with the work there', async () => {
    const gone = await admin.newStaff('agent');
    await gone.put(`/conversations/${id}/followers/me`);
    expect(await followersOf(id)).toContain(gone.userId);
    await admin.patch(`/users/${gone.userId}/role`, { role: 'user' });
    expect(await followersOf(id)).not.toContain(gone.userId);
  });
});

describe('a mention', () => {
  test('makes a follower, who alone is told', async () => {
    const thread = await aConversation();
    const now = async (by: Api): Promise<string> =>
      (await by.get<{ meta: { cursor: string } }>('/events')).body.meta.cursor;
    const [ofAgent, ofColleague] = [await now(agent), await now(colleague)];
    const { body } = await note(agent, thread, [colleague.userId]);
    expect(await followersOf(thread)).toEqual([colleague.userId]);
    const told = async (by: Api, after: string) => {
      const { body: page } = await by.get<{ data: { event: string; data: object }[] }>(
        `/events?after=${after}&limit=100`,
      );
      return page.data.filter(
        ({ data }) => (data as { conversationId?: number }).conversationId === thread,
      );
    };
    const mention = { event: 'user.mentioned', data: expect.anything() };
    const ofMention = async () =>
      (await told(colleague, ofColleague)).filter(({ event }) => event === 'user.mentioned');
    await until(ofMention, { within: 30_000 }).toMatchObject([
      {
        ...mention,
        data: {
          ...{ userId: colleague.userId, actorId: agent.userId, conversationId: thread },
          messageId: body.messages[0]?.id,
        },
      },
    ]);
    const others = await told(agent, ofAgent);
    expect(others.map(({ event }) => event)).toContain('message.created');
    expect(others.map(({ event }) => event)).not.toContain('user.mentioned');
  });

  test('is of the staff of the organisation, and in a note', async () => {
    for (const mentions of [[customer.userId], [NO_ID], [colleague.userId, customer.userId]]) {
      expectInvalid(await note(agent, id, mentions), 'mentions');
    }
    const isPublic = { visibility: 'public' };
    expectInvalid(await note(agent, id, [colleague.userId], isPublic), 'mentions');
    expectInvalid(await note(agent, id, [colleague.userId, colleague.userId]), 'mentions');
    expectProblem(await note(customer, id, [colleague.userId]), 403, 'CONVERSATION.STAFF_ONLY');
  });
});
