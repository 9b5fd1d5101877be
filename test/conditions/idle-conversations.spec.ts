import { beforeAll, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import { aTicket, MESSAGES, type Page } from '../support/builders.js';
import type { TestDatabase } from '../support/database.js';
import { fixture } from '../support/fixture.js';
import type { Conversation, Message } from '../support/schemas.js';
import { ADMIN, startService } from '../support/service.js';
import { until } from '../support/until.js';

let database: TestDatabase;
let admin: Api;
let customer: Api;

beforeAll(async () => {
  ({ database, admin } = await fixture());
  customer = await admin.newUser();
});

/** A conversation in which nobody has said anything for so long. */
async function silent(message: string, hours: number, status?: string): Promise<number> {
  const { conversationId } = await aTicket().by(customer).saying(message);
  if (status) await admin.patch(`/conversations/${Number(conversationId)}`, { status });
  await database.query(
    `UPDATE conversations SET last_activity_at = now() - make_interval(hours => $2) WHERE id = $1`,
    [conversationId, hours],
  );
  return Number(conversationId);
}

const read = async (id: number) => (await admin.get<Conversation>(`/conversations/${id}`)).body;

/** Another instance looks for what there is to do as it starts. */
async function meanwhile<Result>(work: () => Promise<Result>): Promise<Result> {
  const service = await startService({ DATABASE_URL: database.url });
  try {
    return await work();
  } finally {
    await service.stop();
  }
}

test('what nobody continues is abandoned, then put away, and never what waits for people', async () => {
  const answered = await silent(MESSAGES.answered, 25);
  const recent = await silent(MESSAGES.answered, 23);
  const resolved = await silent(MESSAGES.needsPerson, 8 * 24, 'resolved');
  const waiting = await silent(MESSAGES.needsPerson, 30 * 24);
  await meanwhile(async () => {
    await until(async () => (await read(answered)).status).toBe('abandoned');
    await until(async () => (await read(resolved)).status).toBe('archived');
  });
  expect((await read(recent)).status).toBe('waiting_for_user');
  expect((await read(waiting)).status).toBe('escalated');
  const { body } = await admin.get<Page<object>>(`/conversations/${answered}/transitions`);
  expect(body.data).toMatchObject([
    { from: 'waiting_for_user', to: 'abandoned', actorId: null, reason: 'inactive' },
  ]);
  const late = await customer.post(`/conversations/${resolved}/messages`, { content: 'hello?' });
  expect(late).toMatchObject({ status: 409, body: { code: 'CONVERSATION.ARCHIVED' } });
  const back = await customer.post(`/conversations/${answered}/messages`, {
    content: 'No, that did not help at all',
  });
  expect(back.body).toMatchObject({ conversation: { status: 'escalated' } });
});

test('tickets of before get a conversation with what was asked and answered', async () => {
  const [{ id }] = await database
    .query<{ id: number }>(
      `INSERT INTO tickets (requester_id, message, status, answer, created_at)
     VALUES ($1, 'from long ago', 'auto_resolved', 'an answer', now() - interval '1 year')
     RETURNING id`,
      [customer.userId],
    )
    .then(([row]) => [row!] as const);
  const conversationOf = async () => (await admin.get(`/tickets/${id}`)).body['conversationId'];
  await meanwhile(() => until(conversationOf).toEqual(expect.any(Number)));
  const path = `/conversations/${Number(await conversationOf())}`;
  const { body } = await customer.get<Page<Message>>(`${path}/messages`);
  expect(body.data).toMatchObject([
    { sender: 'user', content: 'from long ago', authorId: customer.userId, ticketId: id },
    { sender: 'ai_agent', content: 'an answer', authorId: null, ticketId: id },
  ]);
});

test('what somebody of the staff had to answer is for anybody when they leave', async () => {
  const agent = await admin.newStaff('agent');
  const { id, conversationId } = await aTicket().by(customer).escalated();
  await admin.patch(`/tickets/${id}`, { assigneeId: agent.userId });
  const boss = await new Api(admin.url).as(ADMIN.email, ADMIN.password);
  await boss.patch(`/users/${agent.userId}/role`, { role: 'user' });
  const conversation = await read(Number(conversationId));
  expect(conversation).toMatchObject({ status: 'escalated', assigneeId: null });
});
