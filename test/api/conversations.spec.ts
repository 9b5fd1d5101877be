import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import {
  aTicket,
  expectInvalid,
  expectProblem,
  MESSAGES,
  NO_ID,
  type Page,
  theAdmin,
  unique,
} from '../support/builders.js';
import type { Conversation, Message, Thread } from '../support/schemas.js';

let admin: Api;
let agent: Api;
let customer: Api;

beforeAll(async () => {
  admin = await theAdmin();
  [agent, customer] = await Promise.all([admin.newStaff('agent'), admin.newUser()]);
});

const open = async (message: string, by = customer): Promise<Thread> => {
  const { status, body } = await by.post<Thread>('/conversations', { message });
  expect(status).toBe(201);
  return body;
};

const say = (by: Api, { conversation }: Thread, content: string, rest: object = {}) =>
  by.post<Thread>(`/conversations/${conversation.id}/messages`, { content, ...rest });

const read = async ({ conversation }: Thread, by = agent): Promise<Conversation> =>
  (await by.get<Conversation>(`/conversations/${conversation.id}`)).body;

const messagesOf = async ({ conversation }: Thread, by: Api): Promise<Message[]> =>
  (await by.get<Page<Message>>(`/conversations/${conversation.id}/messages`)).body.data;

const ticketStatus = async (id: number | undefined): Promise<unknown> =>
  (await agent.get(`/tickets/${id ?? 0}`)).body['status'];

describe('opening', () => {
  test('what the machine answers waits for the customer, and says both', async () => {
    const thread = await open(MESSAGES.answered);
    expect(thread.ticket).toMatchObject({
      status: 'auto_resolved',
      conversationId: thread.conversation.id,
    });
    expect(thread.conversation).toMatchObject({
      ...{ status: 'waiting_for_user', channel: 'api', priority: 'high', version: 1 },
      figures: null,
    });
    const { answer } = thread.ticket!;
    expect(thread.messages).toMatchObject([
      { sender: 'user', content: MESSAGES.answered, authorId: customer.userId },
      { sender: 'ai_agent', content: answer, authorId: null },
    ]);
    expect((await read(thread)).figures).toMatchObject({
      ...{ userMessages: 1, aiMessages: 1, agentMessages: 0, fallbacks: 0 },
      ...{ firstResponseBy: 'ai_agent', firstResponseSeconds: 0, awaitedSince: null },
    });
  });

  test('what goes to a person waits for one', async () => {
    const thread = await open(MESSAGES.needsPerson);
    expect(thread.conversation).toMatchObject({ status: 'escalated', firstResponseAt: null });
    expect(thread.messages).toHaveLength(1);
    const { figures, createdAt } = await read(thread);
    expect(figures).toMatchObject({ fallbacks: 1, awaitedSince: createdAt });
  });

  test('a ticket has one too, on the channel api', async () => {
    const ticket = await aTicket().by(customer).escalated();
    const { body } = await customer.get(`/conversations/${Number(ticket.conversationId)}`);
    expect(body).toMatchObject({ channel: 'api', requesterId: customer.userId });
  });

  test('keeps channel, subject and what it is called elsewhere', async () => {
    const asked = { message: MESSAGES.answered, channel: 'web', subject: 'My order' };
    const externalIds = { shop: 'C-1' };
    const { body } = await customer.post<Thread>('/conversations', { ...asked, externalIds });
    expect(body.conversation).toMatchObject({ channel: 'web', subject: 'My order' });
    expect((await read(body)).figures?.externalIds).toEqual(externalIds);
  });

  test('an agent may write first for a customer, and nobody else', async () => {
    const onBehalfOf = `${unique('new')}@example.com`;
    const { status, body } = await agent.post<Thread>('/conversations', { onBehalfOf });
    expect(status).toBe(201);
    expect(body).toMatchObject({ messages: [], ticket: null });
    expect(body.conversation).toMatchObject({ status: 'initialized', assigneeId: agent.userId });
    const said = await say(agent, body, 'Your parcel is late, we are sorry.');
    expect(said.body.conversation).toMatchObject({ status: 'waiting_for_user' });
    expectInvalid(await customer.post('/conversations', {}), 'message');
    expectInvalid(await agent.post('/conversations', {}), 'message');
  });

  test('is done once for one Idempotency-Key', async () => {
    const headers = { 'idempotency-key': unique() };
    const body = { message: MESSAGES.needsPerson };
    const first = await customer.post<Thread>('/conversations', body, { headers });
    const again = await customer.post<Thread>('/conversations', body, { headers });
    expect(again.body).toEqual(first.body);
  });
});

describe('a message of the customer', () => {
  test('confirms what the machine answered', async () => {
    const thread = await open(MESSAGES.answered);
    const { body } = await say(customer, thread, 'Thank you, that helped!');
    expect(body.messages).toMatchObject([{ verdict: 'confirms', sender: 'user' }]);
    expect(body.conversation).toMatchObject({ status: 'resolved', resolution: { by: 'user' } });
    expect(await ticketStatus(thread.ticket?.id)).toBe('closed');
  });

  test('takes what did not help to a person', async () => {
    const thread = await open(MESSAGES.answered);
    const { body } = await say(customer, thread, 'No, that did not help at all');
    expect(body.messages).toMatchObject([{ verdict: 'escalates' }]);
    expect(body.conversation.status).toBe('escalated');
    expect(await ticketStatus(thread.ticket?.id)).toBe('escalated');
  });

  test('joins what a person works on', async () => {
    const thread = await open(MESSAGES.needsPerson);
    const { body } = await say(customer, thread, 'My customer number is 4711');
    expect(body.messages).toMatchObject([{ verdict: 'joins', ticketId: thread.ticket?.id }]);
    expect(body).toMatchObject({ ticket: null, conversation: { status: 'escalated' } });
  });

  test('opens a further ticket where it asks something else', async () => {
    const thread = await open(MESSAGES.answered);
    const { body } = await say(customer, thread, `One more thing: ${MESSAGES.needsPerson}`);
    expect(body.messages).toMatchObject([{ verdict: 'asks', ticketId: body.ticket?.id }]);
    expect(body.ticket).toMatchObject({
      status: 'escalated',
      conversationId: thread.conversation.id,
    });
    expect(body.conversation.status).toBe('escalated');
  });

  test('reopens what was closed when it says that it is not solved', async () => {
    const thread = await open(MESSAGES.needsPerson);
    await agent.patch(`/conversations/${thread.conversation.id}`, { status: 'resolved' });
    const { body } = await say(customer, thread, 'It is still not working');
    expect(body.conversation).toMatchObject({ status: 'escalated', resolution: null });
    expect(await ticketStatus(thread.ticket?.id)).toBe('escalated');
  });
});

describe('a message of the staff', () => {
  test('takes and answers what nobody has taken', async () => {
    const thread = await open(MESSAGES.needsPerson);
    const { body } = await say(agent, thread, 'We look into it.');
    expect(body.conversation).toMatchObject({
      ...{ status: 'waiting_for_user', assigneeId: agent.userId },
      figures: { agentMessages: 1, firstResponseBy: 'human_agent', awaitedSince: null },
    });
    const { body: ticket } = await agent.get(`/tickets/${thread.ticket!.id}`);
    expect(ticket).toMatchObject({ assigneeId: agent.userId, status: 'escalated' });
    const back = await say(customer, thread, 'And when?');
    expect(back.body.conversation.status).toBe('waiting_for_agent');
  });

  test('is shown to the staff alone where it is internal', async () => {
    const thread = await open(MESSAGES.needsPerson);
    const note = `careful ${unique()}`;
    const said = await say(agent, thread, note, { visibility: 'internal' });
    expect(said.body.conversation).toMatchObject({ status: 'escalated', assigneeId: null });
    expect((await messagesOf(thread, agent)).map(({ content }) => content)).toContain(note);
    expect((await messagesOf(thread, customer)).map(({ content }) => content)).not.toContain(note);
    expectProblem(
      await say(customer, thread, 'x', { visibility: 'internal' }),
      403,
      'CONVERSATION.STAFF_ONLY',
    );
  });

  test('is refused where the thread has changed meanwhile', async () => {
    const thread = await open(MESSAGES.needsPerson);
    const ifMatch = { headers: { 'if-match': `"${thread.conversation.version}"` } };
    const path = `/conversations/${thread.conversation.id}/messages`;
    await say(customer, thread, 'My number is 7');
    expectProblem(
      await agent.post(path, { content: 'Hello' }, ifMatch),
      412,
      'REQUEST.STALE_VERSION',
    );
  });

  test('of two who answer at once by what they have read, one is refused', async () => {
    const thread = await open(MESSAGES.needsPerson);
    const ifMatch = { headers: { 'if-match': `"${thread.conversation.version}"` } };
    const path = `/conversations/${thread.conversation.id}/messages`;
    const both = await Promise.all(
      [agent, admin].map((by) => by.post(path, { content: 'Hello' }, ifMatch)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 412]);
  });
});

describe('a change', () => {
  test('resolves with its tickets, and says how', async () => {
    const thread = await open(MESSAGES.needsPerson);
    const change = { status: 'resolved', resolutionCode: 'refunded', resolutionSummary: 'Paid.' };
    const { body } = await agent.patch<Conversation>(
      `/conversations/${thread.conversation.id}`,
      change,
    );
    expect(body).toMatchObject({
      status: 'resolved',
      resolution: { by: 'human_agent', userId: agent.userId, code: 'refunded', summary: 'Paid.' },
    });
    expect(await ticketStatus(thread.ticket?.id)).toBe('closed');
    const { body: history } = await agent.get<Page<{ from: string; to: string }>>(
      `/conversations/${thread.conversation.id}/transitions`,
    );
    expect(history.data).toMatchObject([{ from: 'escalated', to: 'resolved' }]);
  });

  test('of the ticket is one of the conversation', async () => {
    const thread = await open(MESSAGES.needsPerson);
    const ticket = `/tickets/${thread.ticket!.id}`;
    await agent.patch(ticket, { assigneeId: agent.userId });
    expect(await read(thread)).toMatchObject({ status: 'waiting_for_agent' });
    await agent.patch(ticket, { answer: 'Here you are.', priority: 'low' });
    expect(await read(thread)).toMatchObject({ status: 'waiting_for_user', priority: 'low' });
    expect((await messagesOf(thread, customer)).at(-1)).toMatchObject({
      ...{ sender: 'human_agent', content: 'Here you are.', authorId: agent.userId },
    });
    await customer.patch(ticket, { status: 'closed' });
    expect(await read(thread)).toMatchObject({ status: 'resolved', resolution: { by: 'user' } });
  });

  test('keeps variables for whoever answers', async () => {
    const thread = await open(MESSAGES.needsPerson);
    const path = `/conversations/${thread.conversation.id}`;
    await agent.patch(path, { context: { order: 'A-7', step: 2 }, tags: ['vip'] });
    await agent.patch(path, { context: { step: null } });
    const { body } = await agent.get<{ variables: object; messages: Message[] }>(`${path}/context`);
    expect(body.variables).toEqual({ order: 'A-7' });
    expect(body.messages).toHaveLength(1);
  });

  test('takes the word of the customer only', async () => {
    const thread = await open(MESSAGES.answered);
    const path = `/conversations/${thread.conversation.id}`;
    const { body } = await customer.patch<Conversation>(path, { satisfaction: 5, nps: 10 });
    expect(body).toMatchObject({ satisfaction: 5, nps: 10 });
    expectInvalid(await agent.patch(path, { satisfaction: 5 }), 'satisfaction');
  });

  test.each([
    [{ status: 'initialized' }, 409],
    [{ status: 'abandoned' }, 409],
    [{ status: 'done' }, 400],
    [{ resolutionCode: 'x' }, 400],
    [{ tags: ['a', 'a'] }, 400],
    [{ context: [] }, 400],
    [{ assigneeId: NO_ID }, 400],
    [{}, 400],
  ])('refuses %j', async (change, status) => {
    const thread = await open(MESSAGES.needsPerson);
    const answer = await agent.patch(`/conversations/${thread.conversation.id}`, change);
    expect(answer.status).toBe(status);
  });
});

describe('a list', () => {
  test('has the own ones, and by status, channel and assignee for the staff', async () => {
    const somebody = await admin.newUser();
    const escalated = await open(MESSAGES.needsPerson, somebody);
    const answered = await open(MESSAGES.answered, somebody);
    const ids = async (by: Api, query: string) =>
      (await by.get<Page<Conversation>>(`/conversations?${query}`)).body.data.map(({ id }) => id);
    const both = [answered.conversation.id, escalated.conversation.id];
    expect(await ids(somebody, '')).toEqual(both);
    expect(await ids(somebody, `requesterId=${customer.userId}`)).toEqual(both);
    const own = `requesterId=${somebody.userId}`;
    expect(await ids(agent, `${own}&status=escalated`)).toEqual([escalated.conversation.id]);
    expect(await ids(agent, `${own}&channel=web`)).toEqual([]);
    expect(await ids(agent, `${own}&assigneeId=none`)).toEqual(both);
  });
});

test('the decision on a further ticket keeps the part of the message that it was made about', async () => {
  const thread = await open(MESSAGES.answered);
  const said = `Thanks! One more thing: ${MESSAGES.needsPerson}`;
  const { body } = await say(customer, thread, said);
  const { body: decision } = await agent.get(`/tickets/${body.ticket!.id}/decision`);
  expect(decision['classified']).toContain(MESSAGES.needsPerson);
  expect(decision['classified']).not.toContain('Thanks');
});
