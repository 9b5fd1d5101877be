import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { anotherOrganisation } from '../support/another-organisation.js';
import type { Api } from '../support/api.js';
import {
  expectInvalid,
  expectProblem,
  MESSAGES,
  NO_ID,
  type Page,
  theAdmin,
  type Ticket,
} from '../support/builders.js';
import type {
  Activity,
  Attachment,
  AuditEvent,
  Conversation,
  HeldReply,
  Message,
  Thread,
  Transition,
} from '../support/schemas.js';
import { until } from '../support/until.js';

interface Told {
  readonly data: { readonly event: string; readonly data: Record<string, unknown> }[];
  readonly meta: { readonly cursor: string };
}

const FILE = { headers: { 'content-type': 'application/octet-stream' } };

let admin: Api;
let agent: Api;
let colleague: Api;
let customer: Api;
let one: Thread;
let other: Thread;

beforeAll(async () => {
  admin = await theAdmin();
  [agent, colleague] = await Promise.all([admin.newStaff('agent'), admin.newStaff('agent')]);
});

beforeEach(async () => {
  customer = await admin.newUser();
  one = await open();
  other = await open();
});

const open = async (message = MESSAGES.needsPerson, by = customer): Promise<Thread> =>
  (await by.post<Thread>('/conversations', { message })).body;

const at = ({ conversation }: Thread) => `/conversations/${conversation.id}`;

const merge = (from: Thread, into: Thread, headers: Record<string, string> = {}, by = agent) =>
  by.post<Conversation>(`${at(from)}/merge`, { into: into.conversation.id }, { headers });

const say = async (thread: Thread, content: string, by = customer, rest: object = {}) =>
  (await by.post<Thread>(`${at(thread)}/messages`, { content, ...rest })).body;

const split = (thread: Thread, messageIds: unknown, rest: object = {}, headers = {}) =>
  agent.post<Thread>(`${at(thread)}/split`, { messageIds, ...rest }, { headers });

const read = async (thread: Thread, by = agent) => (await by.get<Conversation>(at(thread))).body;

const saidIn = async (thread: Thread, by = agent): Promise<Message[]> =>
  (await by.get<Page<Message>>(`${at(thread)}/messages?limit=100`)).body.data;

const ticketOf = async ({ ticket }: Thread) =>
  (await agent.get<Ticket>(`/tickets/${ticket!.id}`)).body;

const etagOf = async (thread: Thread) => ({
  'if-match': (await agent.get(at(thread))).headers.get('etag')!,
});

/** What somebody hears of from now on. */
async function listening(by: Api) {
  const { body: start } = await by.get<Told>('/events');
  return async (event: string) =>
    (await by.get<Told>(`/events?after=${start.meta.cursor}&limit=100`)).body.data
      .filter((told) => told.event === event)
      .map(({ data }) => data);
}

describe('merging', () => {
  test('makes the one a part of the other, in the order in which all was said', async () => {
    await say(one, 'first here');
    await say(other, 'then there', agent);
    await say(one, 'and a note', agent, { visibility: 'internal' });
    const expected = [...(await saidIn(one)), ...(await saidIn(other))]
      .sort((a, b) => a.id - b.id)
      .map(({ content }) => content);
    const { status, body, headers } = await merge(one, other);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: other.conversation.id, mergedInto: null });
    expect(headers.get('etag')).toBe(`"${body.version}"`);
    const note = `Conversation ${one.conversation.id} was merged into this one.`;
    expect((await saidIn(other)).map(({ content }) => content)).toEqual([...expected, note]);
    expect(await saidIn(one)).toEqual([]);
    expect((await saidIn(other, customer)).map(({ content }) => content)).not.toContain(note);
    expect((await ticketOf(one)).conversationId).toBe(other.conversation.id);
  });

  test('leaves a pointer that tells the customer where it went', async () => {
    await merge(one, other);
    const left = await read(one, customer);
    expect(left).toMatchObject({ status: 'archived', mergedInto: other.conversation.id });
    expect((await read(other, customer)).mergedInto).toBeNull();
  });

  test('adds up what is counted, and leaves nothing behind', async () => {
    await say(one, 'an answer', agent);
    await say(one, 'thanks, and one more thing: where is it?');
    const [a, b] = [await read(one), await read(other)];
    const { body } = await merge(one, other);
    const { figures } = body;
    expect(figures).toMatchObject({
      userMessages: a.figures!.userMessages + b.figures!.userMessages,
      agentMessages: 1,
      notes: 1,
      firstResponseBy: 'human_agent',
      awaitedSince: b.figures!.awaitedSince,
    });
    expect(body.firstResponseAt).toBe(a.firstResponseAt);
    expect(body.createdAt).toBe(a.createdAt);
    expect(body.status).toBe('waiting_for_agent');
    expect(body.assigneeId).toBe(agent.userId);
    expect((await read(one)).figures).toMatchObject({
      ...{ userMessages: 0, agentMessages: 0, firstResponseBy: null, handleSeconds: 0 },
      awaitedSince: null,
    });
  });

  test('takes files and followers along, and what everybody has not read', async () => {
    const upload = await agent.post<Attachment>(`${at(one)}/attachments`, 'plain text', FILE);
    await say(one, 'see here', agent, { attachments: [upload.body.id] });
    const unused = await customer.post<Attachment>(`${at(one)}/attachments`, 'more text', FILE);
    await colleague.put(`${at(one)}/followers/me`);
    await customer.post(`${at(other)}/read`);
    await colleague.post(`${at(one)}/read`);
    await colleague.post(`${at(other)}/read`);
    expect([(await read(one, customer)).unread, (await read(other, customer)).unread]).toEqual([
      1, 0,
    ]);
    await merge(one, other);
    expect((await read(other, customer)).unread).toBe(1);
    // The note that tells of it.
    expect((await read(other, colleague)).unread).toBe(1);
    for (const thread of [one, other]) {
      const file = await customer.get(`${at(thread)}/attachments/${upload.body.id}`);
      expect(file.status).toBe(200);
    }
    const followers = await agent.get<{ data: { userId: number }[] }>(`${at(other)}/followers`);
    expect(followers.body.data.map(({ userId }) => userId)).toEqual([colleague.userId]);
    // What was uploaded there before is still sent from there.
    const sent = await say(one, 'and this', customer, { attachments: [unused.body.id] });
    expect(sent.messages[0]!.attachments).toHaveLength(1);
  });

  test('lets a later message of the customer join the other, also with a file', async () => {
    await merge(one, other);
    const { body: file } = await customer.post<Attachment>(`${at(one)}/attachments`, 'text', FILE);
    const sent = await say(one, 'any news?', customer, { attachments: [file.id] });
    expect(sent.conversation.id).toBe(other.conversation.id);
    expect(sent.messages[0]).toMatchObject({ conversationId: other.conversation.id });
    expect((await saidIn(other, customer)).at(-1)!.content).toBe('any news?');
  });

  test('sends the staff to where it went', async () => {
    await merge(one, other);
    for (const answer of [
      await agent.post(`${at(one)}/messages`, { content: 'Hello.' }),
      await agent.post(`${at(one)}/held-replies`, { content: 'Hello.' }),
      await agent.patch(at(one), { status: 'escalated' }),
      await customer.patch(at(one), { status: 'resolved' }),
      await split(one, [one.messages[0]!.id]),
      await merge(other, one),
    ]) {
      const mergedInto = other.conversation.id;
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({ code: 'CONVERSATION.MERGED', mergedInto });
    }
  });

  test('of what was merged itself leads on at once', async () => {
    const third = await open();
    await merge(one, other);
    await merge(other, third);
    expect((await read(one)).mergedInto).toBe(third.conversation.id);
    const sent = await say(one, 'any news?');
    expect(sent.conversation.id).toBe(third.conversation.id);
  });

  test('takes a reply along that waits, which may still be taken back', async () => {
    const held = await agent.post<HeldReply>(`${at(one)}/held-replies`, {
      ...{ content: 'On its way.', holdSeconds: 1 },
    });
    const { body: back } = await agent.post<HeldReply>(`${at(one)}/held-replies`, {
      ...{ content: 'Not so.', holdSeconds: 30 },
    });
    await merge(one, other);
    const undone = await agent.post<HeldReply>(`${at(one)}/held-replies/${back.id}/undo`);
    expect(undone.body).toMatchObject({ content: 'Not so.', status: 'undone' });
    const path = `${at(other)}/held-replies/${held.body.id}`;
    await until(async () => (await agent.get(path)).body['status'], { every: 200 }).toBe('sent');
    const answers = (await saidIn(other, customer)).filter((it) => it.sender === 'human_agent');
    expect(answers.map(({ content }) => content)).toEqual(['On its way.']);
  });

  test('is told to whom it concerns, and written down', async () => {
    const [staff, own, stranger] = await Promise.all([
      listening(colleague),
      listening(customer),
      listening(await admin.newUser()),
    ]);
    await merge(one, other);
    const ids = { conversationId: one.conversation.id, mergedInto: other.conversation.id };
    await until(() => staff('conversation.merged')).toMatchObject([
      { ...ids, actorId: agent.userId },
    ]);
    await until(() => own('conversation.merged')).toEqual([ids]);
    expect(await stranger('conversation.merged')).toEqual([]);
    const activity = await agent.get<Page<Activity>>(`/tickets/${one.ticket!.id}/activity`);
    expect(activity.body.data).toContainEqual(
      expect.objectContaining({
        field: 'conversationId',
        from: one.conversation.id,
        to: other.conversation.id,
        actorId: agent.userId,
      }),
    );
    const history = await agent.get<Page<Transition>>(`${at(one)}/transitions`);
    expect(history.body.data.at(-1)).toMatchObject({ to: 'archived', reason: 'merged' });
    const log = await admin.get<Page<AuditEvent>>('/audit-events?action=conversation.merged');
    expect(log.body.data[0]).toMatchObject({
      ...{ subjectType: 'conversation', subjectId: String(one.conversation.id) },
      after: { mergedInto: other.conversation.id },
      actorId: agent.userId,
    });
  });

  test('goes both ways at once one way only', async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await open(), await open()];
      const answers = await Promise.all([merge(a, b), merge(b, a)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const into = answers[0].status === 200 ? b : a;
      expect((await saidIn(into)).filter(({ sender }) => sender === 'user')).toHaveLength(2);
      expect((await read(into)).figures!.userMessages).toBe(2);
      for (const thread of [a, b]) {
        expect((await ticketOf(thread)).conversationId).toBe(into.conversation.id);
      }
    }
  });

  test('loses nothing that is said meanwhile', async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await open(), await open()];
      const said = Array.from({ length: 4 }, (_, place) => say(a, `Where is parcel ${place}?`));
      const [merged, ...sent] = await Promise.all([merge(a, b), ...said]);
      expect(merged.status).toBe(200);
      const all = await saidIn(b, customer);
      for (const { messages } of sent) {
        expect(all.map(({ id }) => id)).toContain(messages[0]!.id);
      }
      const { data } = (
        await agent.get<Page<Ticket>>(`/tickets?requesterId=${customer.userId}&limit=100`)
      ).body;
      expect(data.filter((it) => it.conversationId === a.conversation.id)).toEqual([]);
      const users = all.filter(({ sender }) => sender === 'user').length;
      expect((await read(b)).figures!.userMessages).toBe(users);
    }
  });

  test('is of two conversations of one customer that are there', async () => {
    expectInvalid(await merge(one, one), 'into');
    for (const into of [0, 'x', null, undefined, NO_ID]) {
      expectInvalid(await agent.post(`${at(one)}/merge`, { into }), 'into');
    }
    const gone = { into: one.conversation.id };
    expectProblem(
      await agent.post(`/conversations/${NO_ID}/merge`, gone),
      404,
      'CONVERSATION.NOT_FOUND',
    );
    const foreign = await open(MESSAGES.needsPerson, await admin.newUser());
    expectProblem(await merge(one, foreign), 409, 'CONVERSATION.OTHER_REQUESTER');
    expect((await read(foreign)).version).toBe(foreign.conversation.version);
    expectProblem(await merge(one, other, {}, customer), 403, 'AUTH.FORBIDDEN');
    for (const status of ['resolved', 'archived']) await agent.patch(at(other), { status });
    expectProblem(await merge(one, other), 409, 'CONVERSATION.ARCHIVED');
    // The other way round, what is over becomes a part of what goes on.
    expect((await merge(other, one)).body).toMatchObject({ status: 'escalated' });
  });

  test('does not reach into another organisation, nor past the most messages of one', async () => {
    const elsewhere = await anotherOrganisation(admin);
    const foreign = await open(MESSAGES.needsPerson, elsewhere.customer);
    expectInvalid(await merge(one, foreign), 'into');
    const of = elsewhere.customer;
    const pair = [foreign, await open(MESSAGES.needsPerson, of)] as const;
    await admin.patch(`/organizations/${elsewhere.id}`, { limits: { messagesPerConversation: 2 } });
    await say(pair[0], 'I still wait.', of);
    const full = await merge(pair[1], pair[0], {}, elsewhere.agent);
    expect(full.body).toMatchObject({ status: 409, code: 'CONVERSATION.FULL', limit: 2 });
    expect(await saidIn(pair[1], elsewhere.agent)).toHaveLength(1);
  });

  test('with If-Match it is refused where it has changed', async () => {
    const stale = await etagOf(one);
    await agent.patch(at(one), { tags: ['vip'] });
    expectProblem(await merge(one, other, stale), 412, 'REQUEST.STALE_VERSION');
    const { body } = await merge(one, other, await etagOf(one));
    expect(body.id).toBe(other.conversation.id);
  });

  test('goes with the tickets of the other', async () => {
    await merge(one, other);
    for (const { ticket } of [one, other]) await admin.delete(`/tickets/${ticket!.id}`);
    for (const thread of [one, other]) {
      expectProblem(await agent.get(at(thread)), 404, 'CONVERSATION.NOT_FOUND');
    }
  });
});

describe('splitting', () => {
  test('makes messages a conversation of their own, with a ticket', async () => {
    const { messages } = await say(one, MESSAGES.needsPerson);
    const before = await read(one);
    const { status, body, headers } = await split(one, [messages[0]!.id], { subject: 'More' });
    expect(status).toBe(201);
    const { conversation, ticket } = body;
    expect(headers.get('location')).toBe(`/api/v1/conversations/${conversation.id}`);
    expect(headers.get('etag')).toBe(`"${conversation.version}"`);
    expect(conversation).toMatchObject({
      ...{ requesterId: customer.userId, subject: 'More', status: 'escalated', mergedInto: null },
      figures: { userMessages: 1, agentMessages: 0, notes: 1 },
    });
    expect(ticket).toMatchObject({
      ...{ conversationId: conversation.id, requesterId: customer.userId, status: 'escalated' },
      message: messages[0]!.content,
    });
    expect(await saidIn(body, customer)).toMatchObject([
      { id: messages[0]!.id, conversationId: conversation.id, ticketId: ticket!.id },
    ]);
    expect((await saidIn(one, customer)).map(({ id }) => id)).not.toContain(messages[0]!.id);
    const { figures, status: still } = await read(one);
    expect(still).toBe(before.status);
    expect(figures).toMatchObject({ userMessages: before.figures!.userMessages - 1, notes: 1 });
    expect(figures!.awaitedSince).not.toBeNull();
  });

  test('is answered by the machine where it is sure', async () => {
    const { messages } = await say(one, MESSAGES.answered);
    const { body } = await split(one, [messages[0]!.id]);
    expect(body.ticket).toMatchObject({ status: 'auto_resolved' });
    expect(body.conversation).toMatchObject({
      ...{ status: 'waiting_for_user' },
      figures: { aiMessages: 1, awaitedSince: null, firstResponseBy: 'ai_agent' },
    });
    expect((await saidIn(body, customer)).map(({ sender }) => sender)).toEqual([
      'user',
      'ai_agent',
    ]);
  });

  test('takes the files of what is chosen along, and ends what nobody waits for any more', async () => {
    await say(one, 'an answer', agent);
    const { body: file } = await customer.post<Attachment>(`${at(one)}/attachments`, 'text', FILE);
    const { messages } = await say(one, 'see this', customer, { attachments: [file.id] });
    expect((await read(one)).figures!.awaitedSince).not.toBeNull();
    const { body } = await split(one, [messages[0]!.id]);
    expect((await customer.get(`${at(body)}/attachments/${file.id}`)).status).toBe(200);
    expectProblem(
      await customer.get(`${at(one)}/attachments/${file.id}`),
      404,
      'ATTACHMENT.NOT_FOUND',
    );
    expect((await read(one)).figures!.awaitedSince).toBeNull();
  });

  test('asks all that was chosen as one', async () => {
    const first = await say(one, 'And the invoice?');
    const second = await say(one, 'It is of March.');
    const ids = [second.messages[0]!.id, first.messages[0]!.id];
    const { body } = await split(one, ids);
    expect(body.ticket!.message).toBe('And the invoice?\n\nIt is of March.');
    expect((await saidIn(body, customer)).slice(0, 2).map(({ id }) => id)).toEqual(ids.reverse());
  });

  test('is of what the customer said there, and leaves something', async () => {
    const { messages } = await say(one, 'one more thing');
    const answer = await say(one, 'an answer', agent);
    const foreign = other.messages[0]!.id;
    for (const ids of [[answer.messages[0]!.id], [foreign], [NO_ID], [], ['1'], 'x', [0]]) {
      expectInvalid(await split(one, ids), 'messageIds');
    }
    const all = [one.messages[0]!.id, messages[0]!.id];
    expectProblem(await split(one, all), 409, 'CONVERSATION.NOTHING_LEFT');
    const by = customer.post(`${at(one)}/split`, { messageIds: [messages[0]!.id] });
    expectProblem(await by, 403, 'AUTH.FORBIDDEN');
    for (const status of ['resolved', 'archived']) await agent.patch(at(one), { status });
    expectProblem(await split(one, [messages[0]!.id]), 409, 'CONVERSATION.ARCHIVED');
  });

  test('is done once, of two at the same time', async () => {
    const { messages } = await say(one, 'one more thing');
    const ids = [messages[0]!.id];
    const answers = await Promise.all([split(one, ids), split(one, ids)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400]);
  });

  test('with If-Match it is refused where it has changed', async () => {
    const { messages } = await say(one, 'one more thing');
    const stale = await etagOf(one);
    await agent.patch(at(one), { tags: ['vip'] });
    const ids = [messages[0]!.id];
    expectProblem(await split(one, ids, {}, stale), 412, 'REQUEST.STALE_VERSION');
    expect((await split(one, ids, {}, await etagOf(one))).status).toBe(201);
  });

  test('is told to whom it concerns, and written down', async () => {
    const { messages } = await say(one, 'one more thing');
    const [staff, own] = await Promise.all([listening(colleague), listening(customer)]);
    const messageIds = [messages[0]!.id];
    const { body } = await split(one, messageIds);
    const newConversationId = body.conversation.id;
    const ids = { conversationId: one.conversation.id, newConversationId, messageIds };
    await until(() => staff('conversation.split')).toMatchObject([
      { ...ids, actorId: agent.userId },
    ]);
    await until(() => own('conversation.split')).toEqual([ids]);
    const notes = async (thread: Thread) =>
      (await saidIn(thread)).filter(({ sender }) => sender === 'system').map((it) => it.content);
    expect(await notes(one)).toEqual([`One message became conversation ${newConversationId}.`]);
    expect(await notes(body)).toEqual([`It was split from conversation ${one.conversation.id}.`]);
    const log = await admin.get<Page<AuditEvent>>('/audit-events?action=conversation.split');
    expect(log.body.data[0]).toMatchObject({
      ...{ subjectType: 'conversation', subjectId: String(one.conversation.id) },
      after: { conversationId: newConversationId, messageIds },
    });
  });
});
