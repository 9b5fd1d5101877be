import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import { aTicket, type Page } from '../support/builders.js';
import type { TestDatabase } from '../support/database.js';
import type { HeldReply, Message } from '../support/schemas.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { tablesWith } from '../support/texts-left.js';
import { until } from '../support/until.js';

const REPLIES = 40;
const PATIENCE = { every: 200 };

let database: TestDatabase;
let environment: Record<string, string>;
let services: Service[] = [];
let admin: Api;
let customer: Api;

beforeAll(async () => {
  database = await createTrainedDatabase();
  environment = { DATABASE_URL: database.url, SECRET_KEY: 'the same key on every instance of it' };
  services = [await startService(environment)];
  admin = await new Api(services[0]!.url).as(ADMIN.email, ADMIN.password);
  customer = await admin.newUser();
});

afterAll(async () => {
  await Promise.all(services.map((service) => service.stop()));
  await database.drop();
});

/** People go on at an instance that is there. */
function goOn(): void {
  const { url } = services[0]!;
  [admin, customer] = [admin, customer].map((it) => new Api(url, it.token, it.userId)) as [
    Api,
    Api,
  ];
}

async function aConversation(): Promise<string> {
  const { conversationId } = await aTicket().by(customer).escalated();
  return `/conversations/${Number(conversationId)}`;
}

async function hold(path: string, content: string, holdSeconds: number): Promise<HeldReply> {
  const { status, body } = await admin.post<HeldReply>(`${path}/held-replies`, {
    ...{ content, holdSeconds },
  });
  expect(status).toBe(201);
  return body;
}

const waiting = async (): Promise<number> =>
  (await database.query(`SELECT FROM held_replies WHERE status = 'waiting'`)).length;

const answers = async (api: Api, path: string): Promise<string[]> =>
  (await api.get<Page<Message>>(`${path}/messages`)).body.data
    .filter(({ sender }) => sender === 'human_agent')
    .map(({ content }) => content);

async function kill({ process: child }: Service): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

test('each is sent once, by several instances of which one is killed as they send', async () => {
  const paths = await Promise.all(Array.from({ length: REPLIES }, aConversation));
  for (const [place, path] of paths.entries()) await hold(path, `Answer ${place}.`, 30);
  services.push(await startService(environment), await startService(environment));
  await database.query('UPDATE held_replies SET sends_at = now()');
  await until(waiting, { every: 5 }).toBeLessThan(REPLIES);
  await kill(services.shift()!);
  goOn();
  await until(waiting, PATIENCE).toBe(0);
  for (const [place, path] of paths.entries()) {
    expect(await answers(admin, path)).toEqual([`Answer ${place}.`]);
  }
});

test('what was due while nothing ran is sent by the next start, and what was taken back is not', async () => {
  const [sent, undone] = [await aConversation(), await aConversation()];
  await hold(sent, 'Sent.', 1);
  const { id } = await hold(undone, 'Not so.', 30);
  await admin.post(`${undone}/held-replies/${id}/undo`);
  for (const service of services.splice(0)) await kill(service);
  services.push(await startService(environment));
  goOn();
  await until(waiting, PATIENCE).toBe(0);
  expect(await answers(admin, sent)).toEqual(['Sent.']);
  expect(await answers(admin, undone)).toEqual([]);
});

test('an undo and the sending exclude each other', async () => {
  const paths = await Promise.all(Array.from({ length: 10 }, aConversation));
  const held = await Promise.all(paths.map((path) => hold(path, 'Now or never.', 30)));
  await database.query(`UPDATE held_replies SET sends_at = now() WHERE status = 'waiting'`);
  const undone = await Promise.all(
    held.map(({ id }, place) => admin.post(`${paths[place]!}/held-replies/${id}/undo`)),
  );
  await until(waiting, PATIENCE).toBe(0);
  for (const [place, path] of paths.entries()) {
    const expected = undone[place]!.status === 200 ? [] : ['Now or never.'];
    expect(await answers(admin, path)).toEqual(expected);
  }
});

test('a thread that is full meanwhile takes it no more', async () => {
  const path = await aConversation();
  const { id } = await hold(path, 'Too late.', 30);
  const conversation = Number(path.split('/').at(-1));
  await database.query('UPDATE conversations SET notes = 1000 WHERE id = $1', [conversation]);
  await database.query('UPDATE held_replies SET sends_at = now() WHERE id = $1', [id]);
  await until(waiting, PATIENCE).toBe(0);
  const { body } = await admin.get<HeldReply>(`${path}/held-replies/${id}`);
  expect(body).toMatchObject({ status: 'refused', refusal: 'CONVERSATION.FULL' });
});

test('what ended is forgotten after a day, and all of it with the customer', async () => {
  const path = await aConversation();
  const old = await hold(path, 'an old secret', 30);
  await admin.post(`${path}/held-replies/${old.id}/undo`);
  await hold(path, 'a new secret', 30);
  await database.query(
    `UPDATE held_replies SET ended_at = now() - interval '25 hours' WHERE id = $1`,
    [old.id],
  );
  // It looks for what there is to clear as it starts.
  services.push(await startService(environment));
  const rows = () => database.query('SELECT FROM held_replies WHERE id = $1', [old.id]);
  await until(rows, PATIENCE).toEqual([]);
  expect((await admin.delete(`/users/${customer.userId}`)).status).toBe(204);
  expect(await tablesWith(database, 'a new secret')).toEqual([]);
});
