import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import {
  aTicket,
  expectInvalid,
  expectProblem,
  NO_ID,
  type Page,
  theAdmin,
  type Ticket,
  unique,
} from '../support/builders.js';
import type { Attachment, Conversation, HeldReply, Message } from '../support/schemas.js';
import { until } from '../support/until.js';

interface Told {
  readonly data: { readonly event: string; readonly data: Record<string, unknown> }[];
  readonly meta: { readonly cursor: string };
}

const FILE = { headers: { 'content-type': 'application/octet-stream' } };
/** Long enough for a test to do something before it is sent. */
const A_WHILE = 30;
const PATIENCE = { every: 200 };

let admin: Api;
let agent: Api;
let colleague: Api;
let customer: Api;
let ticketId: number;
let path: string;

beforeAll(async () => {
  admin = await theAdmin();
  [agent, colleague, customer] = await Promise.all([
    admin.newStaff('agent'),
    admin.newStaff('agent'),
    admin.newUser(),
  ]);
});

beforeEach(async () => {
  const ticket = await aTicket().by(customer).escalated();
  ticketId = ticket.id;
  path = `/conversations/${Number(ticket.conversationId)}`;
});

const hold = (rest: object = {}, by = agent, headers?: Record<string, string>) =>
  by.post<HeldReply>(
    `${path}/held-replies`,
    { content: 'We look into it.', holdSeconds: 1, ...rest },
    { headers: headers ?? {} },
  );

const undo = ({ id }: HeldReply, by = agent) =>
  by.post<HeldReply>(`${path}/held-replies/${id}/undo`);

const read = async ({ id }: HeldReply) =>
  (await agent.get<HeldReply>(`${path}/held-replies/${id}`)).body;

const conversation = async (by = agent) => (await by.get<Conversation>(path)).body;

const answers = async (by = agent): Promise<Message[]> => {
  const { data } = (await by.get<Page<Message>>(`${path}/messages`)).body;
  return data.filter(({ sender }) => sender === 'human_agent');
};

async function ended(reply: HeldReply): Promise<HeldReply> {
  await until(async () => (await read(reply)).status, PATIENCE).not.toBe('waiting');
  return read(reply);
}

const etag = async () => ({ 'if-match': (await agent.get(path)).headers.get('etag')! });

describe('a held reply', () => {
  test('is sent once its time has come, with all that a reply does', async () => {
    const { status, body: reply, headers } = await hold();
    expect(status).toBe(201);
    const id = Number(path.split('/').at(-1));
    expect(headers.get('location')).toBe(`/api/v1${path}/held-replies/${reply.id}`);
    expect(reply).toMatchObject({ conversationId: id, status: 'waiting', messageId: null });
    expect(reply).toMatchObject({ authorId: agent.userId, content: 'We look into it.' });
    const sent = await ended(reply);
    expect(sent).toMatchObject({ status: 'sent', content: '', refusal: null });
    expect(await answers(customer)).toMatchObject([
      { id: sent.messageId, content: 'We look into it.', authorId: agent.userId, ticketId },
    ]);
    const { firstResponseAt, status: now, assigneeId, figures } = await conversation();
    expect(now).toBe('waiting_for_user');
    expect(assigneeId).toBe(agent.userId);
    expect(new Date(firstResponseAt!).getTime()).toBeGreaterThanOrEqual(
      new Date(reply.sendsAt).getTime(),
    );
    expect(figures).toMatchObject({ agentMessages: 1, firstResponseBy: 'human_agent' });
    expect((await agent.get<Ticket>(`/tickets/${ticketId}`)).body.assigneeId).toBe(agent.userId);
  });

  test('is nothing to the customer until then', async () => {
    const before = await conversation(customer);
    const { body: start } = await customer.get<Told>('/events');
    const content = unique('held');
    const { body: reply } = await hold({ content, holdSeconds: A_WHILE });
    expect(await conversation(customer)).toEqual(before);
    for (const route of [`${path}/messages`, '/conversations', `/tickets/${ticketId}`]) {
      expect(JSON.stringify((await customer.get(route)).body)).not.toContain(content);
    }
    expectProblem(await customer.get(`${path}/held-replies`), 403, 'AUTH.FORBIDDEN');
    await undo(reply);
    // What is told later is there, and what was told before is not.
    await agent.post(`${path}/messages`, { content: 'Hello.' });
    const told = async () =>
      (await customer.get<Told>(`/events?after=${start.meta.cursor}`)).body.data;
    await until(async () => (await told()).map(({ event }) => event)).toContain('message.created');
    expect((await told()).filter(({ event }) => event.startsWith('reply.'))).toEqual([]);
  });

  test('is seen by the staff, and told to them', async () => {
    const { body: start } = await colleague.get<Told>('/events');
    const { body: reply } = await hold({ holdSeconds: A_WHILE });
    const list = await colleague.get<{ data: HeldReply[] }>(`${path}/held-replies`);
    expect(list.body.data).toEqual([reply]);
    await undo(reply);
    const told = async () =>
      (await colleague.get<Told>(`/events?after=${start.meta.cursor}`)).body.data
        .filter(({ data }) => data['heldReplyId'] === reply.id)
        .map(({ event }) => event);
    await until(told).toEqual(['reply.held', 'reply.undone']);
  });

  test('takes its files along, which must be there', async () => {
    const upload = await agent.post<Attachment>(`${path}/attachments`, 'plain text', FILE);
    const attachments = [upload.body.id];
    expectInvalid(await hold({ attachments }, colleague), 'attachments');
    const sent = await ended((await hold({ attachments })).body);
    const [answer] = await answers(customer);
    expect(answer!.id).toBe(sent.messageId);
    expect(answer!.attachments.map(({ id }) => id)).toEqual(attachments);
  });

  test('waits from 1 to 30 seconds, in what is not the own', async () => {
    for (const holdSeconds of [0, 31, 1.5, '5']) {
      expectInvalid(await hold({ holdSeconds }), 'holdSeconds');
    }
    path = `/conversations/${Number((await aTicket().by(agent).escalated()).conversationId)}`;
    expectProblem(await hold(), 403, 'HELD_REPLY.OWN_CONVERSATION');
    path = `/conversations/${NO_ID}`;
    expectProblem(await hold(), 404, 'CONVERSATION.NOT_FOUND');
  });

  test('is sent also where the ticket was closed meanwhile', async () => {
    const { body: reply } = await hold({ holdSeconds: 2 });
    await colleague.patch(`/tickets/${ticketId}`, { status: 'closed' });
    expect(await ended(reply)).toMatchObject({ status: 'sent' });
    expect((await conversation()).status).toBe('waiting_for_user');
  });

  test('is refused where the conversation was archived meanwhile, and its text is kept', async () => {
    const { body: reply } = await hold({ holdSeconds: 2 });
    for (const status of ['resolved', 'archived']) await colleague.patch(path, { status });
    const refused = { status: 'refused', refusal: 'CONVERSATION.ARCHIVED' };
    expect(await ended(reply)).toMatchObject({ ...refused, content: 'We look into it.' });
    expect(await answers()).toEqual([]);
    expectProblem(await hold(), 409, 'CONVERSATION.ARCHIVED');
    expect((await undo(reply)).body.content).toBe('We look into it.');
  });

  test('is refused where its author works here no more', async () => {
    const leaver = await admin.newStaff('agent');
    const { body: reply } = await hold({ holdSeconds: 2 }, leaver);
    await admin.patch(`/users/${leaver.userId}/role`, { role: 'user' });
    expect(await ended(reply)).toMatchObject({ refusal: 'HELD_REPLY.AUTHOR_LEFT' });
    expect(await answers()).toEqual([]);
  });

  test('goes with its author', async () => {
    const leaver = await admin.newStaff('agent');
    const { body: reply } = await hold({ holdSeconds: A_WHILE }, leaver);
    expect((await admin.delete(`/users/${leaver.userId}`)).status).toBe(204);
    const gone = await agent.get(`${path}/held-replies/${reply.id}`);
    expectProblem(gone, 404, 'HELD_REPLY.NOT_FOUND');
  });
});

describe('undoing', () => {
  test('gives the text back, and nothing is sent', async () => {
    const { body: reply } = await hold();
    const { status, body } = await undo(reply);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'undone', content: 'We look into it.' });
    expect((await read(reply)).content).toBe('');
    // One that is due later is sent: this one was passed over.
    const { messageId } = await ended((await hold({ content: 'Another one.' })).body);
    expect((await answers()).map(({ id }) => id)).toEqual([messageId]);
  });

  test('is possible once, and not after it was sent', async () => {
    const { body: reply } = await hold({ holdSeconds: A_WHILE });
    const both = await Promise.all([undo(reply), undo(reply, admin)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expectProblem(await undo(reply), 409, 'HELD_REPLY.ENDED');
    const { body: other } = await hold();
    await ended(other);
    expectProblem(await undo(other), 409, 'HELD_REPLY.ENDED');
    expect(await answers()).toHaveLength(1);
  });

  test('is for its author, or an admin', async () => {
    const { body: reply } = await hold({ holdSeconds: A_WHILE });
    expectProblem(await undo(reply, colleague), 403, 'HELD_REPLY.NOT_AUTHOR');
    expect((await undo(reply, admin)).status).toBe(200);
  });

  test('is of this conversation', async () => {
    const { body: reply } = await hold({ holdSeconds: A_WHILE });
    const own = path;
    path = `/conversations/${Number((await aTicket().by(customer).escalated()).conversationId)}`;
    expectProblem(await undo(reply), 404, 'HELD_REPLY.NOT_FOUND');
    path = own;
    expect((await undo(reply)).status).toBe(200);
  });
});

describe('with If-Match', () => {
  test('it is refused where the conversation has changed', async () => {
    const stale = await etag();
    await colleague.patch(path, { tags: ['vip'] });
    expectProblem(await hold({}, agent, stale), 412, 'REQUEST.STALE_VERSION');
    expect((await hold({ holdSeconds: A_WHILE }, agent, await etag())).status).toBe(201);
  });

  test('it is not sent where somebody says something meanwhile', async () => {
    const { body: start } = await agent.get<Told>('/events');
    const { body: reply } = await hold({ holdSeconds: 2 }, agent, await etag());
    await customer.post(`${path}/messages`, { content: 'Never mind, I have found it.' });
    const refused = { status: 'refused', refusal: 'HELD_REPLY.THREAD_CHANGED' };
    expect(await ended(reply)).toMatchObject({ ...refused, content: 'We look into it.' });
    const told = async () =>
      (await agent.get<Told>(`/events?after=${start.meta.cursor}`)).body.data.map(
        ({ data }) => data['code'],
      );
    await until(told).toContain('HELD_REPLY.THREAD_CHANGED');
    expect(await answers()).toEqual([]);
  });

  test('it is sent where only its author or the staff among themselves have gone on', async () => {
    const { body: reply } = await hold({ holdSeconds: 2 }, agent, await etag());
    await colleague.post(`${path}/messages`, { content: 'A note.', visibility: 'internal' });
    await agent.post(`${path}/messages`, { content: 'Hello.' });
    expect(await ended(reply)).toMatchObject({ status: 'sent' });
    expect((await answers(customer)).map(({ content }) => content)).toEqual([
      'Hello.',
      'We look into it.',
    ]);
  });

  test('without it, it is sent whatever the customer says', async () => {
    const { body: reply } = await hold({ holdSeconds: 2 });
    await customer.post(`${path}/messages`, { content: 'And one more thing.' });
    expect(await ended(reply)).toMatchObject({ status: 'sent' });
  });
});
