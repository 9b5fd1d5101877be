import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Answer, type Api } from '../support/api.js';
import {
  aTicket,
  expectInvalid,
  expectProblem,
  type Page,
  theAdmin,
  unique,
} from '../support/builders.js';
import { again } from '../support/repeated-calls.js';
import type { Attachment, Message, Thread } from '../support/schemas.js';

const PNG = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(600_000, 7)]);
const PDF = Buffer.from('%PDF-1.7\n');

let agent: Api;
let customer: Api;
let stranger: Api;
let path: string;

beforeAll(async () => {
  const admin = await theAdmin();
  [agent, customer, stranger] = await Promise.all([
    admin.newStaff('agent'),
    admin.newUser(),
    admin.newUser(),
  ]);
  path = await aConversation();
});

async function aConversation(by = customer): Promise<string> {
  const { conversationId } = await aTicket().by(by).escalated();
  return `/conversations/${Number(conversationId)}`;
}

const upload = (
  by: Api,
  content: Uint8Array | string,
  { name = 'cup.png', to = path, type = 'application/octet-stream', headers = {} } = {},
): Promise<Answer<Attachment>> =>
  by.post(`${to}/attachments?filename=${encodeURIComponent(name)}`, content, {
    headers: { 'content-type': type, ...headers },
  });

const send = (by: Api, attachments: unknown, rest: object = {}, to = path) =>
  by.post<Thread>(`${to}/messages`, { content: 'Please look.', attachments, ...rest });

async function bytesOf(by: Api, { conversationId, id }: Attachment) {
  const address = `${by.url}/api/v1/conversations/${conversationId}/attachments/${id}`;
  const answer = await fetch(address, { headers: { authorization: `Bearer ${by.token}` } });
  return { headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
}

const statusFor = async (by: Api, { conversationId, id }: Attachment): Promise<number> =>
  (await by.get(`/conversations/${conversationId}/attachments/${id}`)).status;

describe('a file of a message', () => {
  test('comes back as it was sent, to be saved under its name', async () => {
    const { status, body, headers } = await upload(customer, PNG, { name: 'Tasse “1”.png' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: 'Tasse “1”.png', type: 'image/png', bytes: PNG.length });
    expect(headers.get('location')).toBe(`/api/v1${path}/attachments/${body.id}`);
    const sent = await send(customer, [body.id]);
    expect(sent.body.messages[0]?.attachments).toEqual([body]);
    const got = await bytesOf(agent, body);
    expect(got.bytes.equals(PNG)).toBe(true);
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(PNG.length),
      'content-disposition': `attachment; filename="Tasse _1_.png"; filename*=UTF-8''Tasse%20%E2%80%9C1%E2%80%9D.png`,
      'x-content-type-options': 'nosniff',
      etag: `"${createHash('sha256').update(PNG).digest('hex')}"`,
    });
    expect((await again(agent, `${path}/attachments/${body.id}`)).status).toBe(304);
  });

  test('is listed with its message, and with no other', async () => {
    const to = await aConversation();
    const [one, two] = [await upload(agent, PDF, { to }), await upload(agent, PNG, { to })];
    await send(agent, [two.body.id, one.body.id], {}, to);
    await send(agent, [], {}, to);
    const { data } = (await customer.get<Page<Message>>(`${to}/messages`)).body;
    const listed = data.map(({ attachments }) => attachments.map(({ id }) => id));
    expect(listed).toEqual([[], [one.body.id, two.body.id], []]);
    const { body } = await agent.get<{ messages: Message[] }>(`${to}/context`);
    expect(body.messages.map(({ attachments }) => attachments.length)).toEqual([0, 2, 0]);
  });

  test('is for whoever may read the message', async () => {
    const { body } = await upload(customer, PDF);
    expect(await statusFor(customer, body)).toBe(200);
    // Not sent yet.
    expect(await statusFor(agent, body)).toBe(404);
    await send(customer, [body.id]);
    expect(await statusFor(agent, body)).toBe(200);
    expectProblem(
      await stranger.get(`${path}/attachments/${body.id}`),
      404,
      'CONVERSATION.NOT_FOUND',
    );
    const other = await aConversation(stranger);
    expectProblem(
      await stranger.get(`${other}/attachments/${body.id}`),
      404,
      'ATTACHMENT.NOT_FOUND',
    );
  });

  test('of a note is never for the customer', async () => {
    const { body } = await upload(agent, PDF);
    await send(agent, [body.id], { visibility: 'internal' });
    expect(await statusFor(agent, body)).toBe(200);
    expectProblem(
      await customer.get(`${path}/attachments/${body.id}`),
      404,
      'ATTACHMENT.NOT_FOUND',
    );
    const { data } = (await customer.get<Page<Message>>(`${path}/messages`)).body;
    expect(JSON.stringify(data)).not.toContain(`"id":${body.id},"conversationId"`);
  });

  test('is one that its author has uploaded there, and not sent', async () => {
    const [own, theirs] = [await upload(customer, PDF), await upload(agent, PDF)];
    const elsewhere = await upload(customer, PDF, { to: await aConversation() });
    for (const ids of [[theirs.body.id], [own.body.id, elsewhere.body.id], [2_000_000_000]]) {
      expectInvalid(await send(customer, ids), 'attachments');
    }
    expect((await send(customer, [own.body.id])).status).toBe(201);
    expectInvalid(await send(customer, [own.body.id]), 'attachments');
  });

  test.each([[[1, 1]], [[1, 2, 3, 4, 5, 6]], [['1']], [7], [[0]]])('is not %j', async (ids) => {
    expectInvalid(await send(customer, ids), 'attachments');
  });
});

describe('an upload', () => {
  test('is taken by what is in it, whatever it is sent as', async () => {
    for (const type of ['text/plain', 'text/csv', 'image/svg+xml', 'application/octet-stream']) {
      expect((await upload(agent, PDF, { type, name: 'a.txt' })).body.type).toBe('application/pdf');
    }
    const table = await upload(agent, 'a,ü\n1,2', { type: 'text/csv', name: 'a.csv' });
    expect(table.body).toMatchObject({ type: 'text/csv', bytes: 8 });
    const { headers } = await bytesOf(agent, table.body);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  });

  test.each([
    ['a page', '<html><script>alert(1)</script>', 'a.txt', 'ATTACHMENT.UNSUPPORTED'],
    ['a drawing', '<svg onload="alert(1)"/>', 'a.png', 'ATTACHMENT.UNSUPPORTED'],
    ['a program', Buffer.from('MZ\x90\0\x03\0', 'latin1'), 'a.png', 'ATTACHMENT.UNSUPPORTED'],
    ['a script', 'hello', 'a.bat', 'ATTACHMENT.UNSUPPORTED'],
  ])('of %s is refused', async (_, content, name, code) => {
    const answer = await upload(customer, content, { name });
    expectProblem(answer, 415, code);
  });

  test('of nothing, under no proper name, or as a form is refused', async () => {
    expect((await upload(customer, '')).status).toBeGreaterThanOrEqual(400);
    expectInvalid(await upload(customer, PDF, { name: '../a' }), 'filename');
    const type = 'multipart/form-data; boundary=x';
    expectProblem(await upload(customer, '--x--', { type }), 415, 'REQUEST.UNSUPPORTED_MEDIA_TYPE');
    expectProblem(
      await customer.post(`${path}/attachments`, {}),
      415,
      'REQUEST.UNSUPPORTED_MEDIA_TYPE',
    );
  });

  test('of more than 10 MB is refused, and nothing of it stays', async () => {
    const large = Buffer.alloc(10 * 1024 * 1024 + 1, 'a');
    expectProblem(await upload(customer, large), 413, 'ATTACHMENT.TOO_LARGE');
    const most = large.subarray(1);
    expect((await upload(customer, most, { name: 'a.txt' })).body.bytes).toBe(most.length);
  });

  test('is done once for one Idempotency-Key', async () => {
    const headers = { 'idempotency-key': unique('key') };
    const [first, second] = [
      await upload(customer, PNG, { headers }),
      await upload(customer, PNG, { headers }),
    ];
    expect(second.body).toEqual(first.body);
    expect((await bytesOf(customer, first.body)).bytes.equals(PNG)).toBe(true);
  });

  test('waits for its message beside nineteen others', async () => {
    const somebody = await (await theAdmin()).newUser();
    const to = await aConversation(somebody);
    const uploaded: number[] = [];
    for (let n = 0; n < 20; n++) uploaded.push((await upload(somebody, PDF, { to })).body.id);
    expectProblem(await upload(somebody, PDF, { to }), 409, 'ATTACHMENT.TOO_MANY_UNUSED');
    await send(somebody, uploaded.slice(0, 5), {}, to);
    expect((await upload(somebody, PDF, { to })).status).toBe(201);
  });
});
