import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import { type Page, unique } from '../support/builders.js';
import type { TestDatabase } from '../support/database.js';
import { fixture } from '../support/fixture.js';
import type { Message, Thread } from '../support/schemas.js';
import { tablesWith } from '../support/texts-left.js';
import { until } from '../support/until.js';
import { unzip } from '../support/zip.js';

interface Events {
  readonly data: { readonly data: { readonly messageId?: number } }[];
}

let database: TestDatabase;
let admin: Api;
let customer: Api;
let thread: Thread;
let word: string;
let note: Message;

beforeAll(async () => {
  ({ database, admin } = await fixture());
});

beforeEach(async () => {
  customer = await admin.newUser();
  word = unique('secret');
  const message = 'I want to speak to my lawyer about this';
  thread = (await customer.post<Thread>('/conversations', { message })).body;
  const said = await admin.post<Thread>(`${at()}/messages`, {
    ...{ content: `this one is difficult, says ${word}`, visibility: 'internal' },
  });
  note = said.body.messages[0]!;
});

/** What the customer is given of themselves. */
async function exported() {
  const path = `/users/${customer.userId}/export`;
  const begun = await customer.post(path);
  const job = begun.headers.get('location')!.replace('/api/v1', '');
  await until(async () => (await customer.get(job)).body['status']).toBe('completed');
  const response = await fetch(`${customer.url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${customer.token}` },
  });
  return unzip(Buffer.from(await response.arrayBuffer()));
}

const at = () => `/conversations/${thread.conversation.id}`;

test('a reply that waits is nothing to the customer, and stands in no table but its own', async () => {
  word = unique('held');
  const content = `this one is too much, says ${word}`;
  const held = await admin.post(`${at()}/held-replies`, { content, holdSeconds: 30 });
  expect(held.status).toBe(201);
  expect(await tablesWith(database, word)).toEqual(['held_replies']);
  for (const path of [at(), `${at()}/messages`, `${at()}/held-replies`, '/conversations']) {
    expect(JSON.stringify((await customer.get<unknown>(path)).body)).not.toContain(word);
  }
  for (const [, file] of await exported()) expect(file.toString()).not.toContain(word);
  await admin.post(`${at()}/held-replies/${Number(held.body['id'])}/undo`);
  expect(await tablesWith(database, word)).toEqual([]);
});

test('the staff reads a note, and it stands in no table but its own', async () => {
  const { body } = await admin.get<Page<Message>>(`${at()}/messages`);
  expect(body.data.map(({ content }) => content)).toContain(note.content);
  expect(await tablesWith(database, word)).toEqual(['messages']);
});

test('no route shows a note to the customer', async () => {
  const ticket = `/tickets/${thread.ticket!.id}`;
  const paths = [
    ...[at(), `${at()}/messages`, `${at()}/transitions`, `${at()}/context`, '/conversations'],
    ...[ticket, `${ticket}/activity`, `${ticket}/decision`, '/tickets', `/tickets?q=${word}`],
  ];
  for (const path of paths) {
    expect(JSON.stringify((await customer.get<unknown>(path)).body)).not.toContain(word);
  }
  const said = await customer.post(`${at()}/messages`, { content: 'any news?' });
  expect(JSON.stringify(said.body)).not.toContain(word);
});

test('no event tells the customer of a note', async () => {
  const { body: start } = await customer.get<{ meta: { cursor: string } }>('/events');
  const told = async () => {
    const { body } = await customer.get<Events>(`/events?after=${start.meta.cursor}`);
    return body.data.map(({ data }) => data.messageId);
  };
  const again = { content: 'careful again', visibility: 'internal' };
  const hidden = (await admin.post<Thread>(`${at()}/messages`, again)).body.messages[0]!;
  const answer = await admin.post<Thread>(`${at()}/messages`, { content: 'We are at it.' });
  await until(told).toContain(answer.body.messages[0]!.id);
  expect(await told()).not.toContain(hidden.id);
});

test('no export of the customer has a note', async () => {
  const files = await exported();
  expect(files.get('messages.ndjson')!.toString()).toContain('my lawyer');
  for (const [, content] of files) expect(content.toString()).not.toContain(word);
});
