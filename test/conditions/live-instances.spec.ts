import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import {
  type Live,
  live,
  type LiveEvent,
  type LiveOptions,
} from '../../clients/typescript/src/index.js';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { liveAs, type LiveClient } from '../support/live-client.js';
import { publishing } from '../support/published.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const SOON = { every: 20 };
const EVENTS = 300;

let database: TestDatabase;
let services: Service[];
let admin: Api;
let agent: Api;
let customer: Api;
const open: { close(): void }[] = [];

beforeAll(async () => {
  database = await createTrainedDatabase();
  const environment = { DATABASE_URL: database.url };
  services = [await startService(environment)];
  services.push(await startService(environment));
  admin = await new Api(services[0]!.url).as(ADMIN.email, ADMIN.password);
  [agent, customer] = await Promise.all([admin.newStaff('agent'), new Api(admin.url).newUser()]);
});

afterAll(async () => {
  for (const one of open) one.close();
  await Promise.all(services.map((service) => service.stop()));
  await database.drop();
});

async function as(api: Api, instance: number): Promise<LiveClient> {
  const client = await liveAs(services[instance]!.url, api.token!);
  open.push({ close: () => client.socket.terminate() });
  return client;
}

/** A client that goes to the other instance when the one that it is at ends. */
function following(api: Api, options: Partial<LiveOptions> = {}) {
  const heard: LiveEvent[] = [];
  const states: string[] = [];
  let resyncs = 0;
  let at = 0;
  // As a balancer would send it elsewhere.
  class Socket extends WebSocket {
    constructor() {
      super(`${services[at % services.length]!.url.replace('http', 'ws')}/api/v1/live`);
    }
  }
  const connection: Live = live({
    baseUrl: services[0]!.url,
    WebSocket: Socket,
    token: () => api.token!,
    onEvent: (event) => heard.push(event),
    onResync: () => (resyncs += 1),
    onState: (state) => {
      states.push(state);
      if (state === 'waiting') at += 1;
    },
    ...options,
  });
  open.push(connection);
  return { connection, heard, states, resyncs: () => resyncs };
}

const ids = (events: readonly LiveEvent[]) =>
  events.map(({ data }) => (data as { ticketId: number }).ticketId);

test('an event reaches the clients of every instance', async () => {
  const publish = publishing(database);
  const [one, two] = await Promise.all([as(agent, 0), as(agent, 1)]);
  await publish.ticket(1, { requesterId: customer.userId! });
  for (const client of [one, two]) await until(() => client.tickets(), SOON).toEqual([1]);
});

test('a cursor of one instance counts at the other, at once', async () => {
  const publish = publishing(database);
  for (let number = 10; number < 20; number++) {
    const client = await as(agent, number % 2);
    await publish.ticket(number, { requesterId: customer.userId! });
    await until(() => client.tickets(), SOON).toEqual([number]);
    const cursor = client.cursor()!;
    client.socket.terminate();
    const other = await liveAs(services[(number + 1) % 2]!.url, agent.token!, cursor);
    expect(other.messages.map(({ type }) => type)).toEqual(['welcome', 'ready']);
    other.socket.terminate();
  }
});

test('who is there is known on all instances, and told to the staff alone', async () => {
  const watching = await as(admin, 1);
  const own = await as(customer, 1);
  const somebody = await admin.newStaff('agent');
  const client = await as(somebody, 0);
  const told = () => watching.messages.filter((it) => it['userId'] === somebody.userId);
  await until(() => told().at(-1), SOON).toMatchObject({ type: 'presence', online: true });
  const elsewhere = new Api(services[1]!.url, admin.token);
  const seen = async () => {
    const { body } = await elsewhere.get<{ data: { userId: number }[] }>('/presence');
    return body.data.find(({ userId }) => userId === somebody.userId);
  };
  expect(await seen()).toMatchObject({ staff: true, online: true, lastSeenAt: null, viewing: [] });
  client.socket.close();
  await until(() => told().at(-1), SOON).toMatchObject({ online: false });
  await until(seen, SOON).toMatchObject({ online: false, lastSeenAt: expect.any(String) });
  expect(own.messages.filter(({ type }) => type === 'presence')).toEqual([]);
});

test('what is looked at and typed is told to whom it may be', async () => {
  const { body } = await customer.post<{ conversationId: number }>('/tickets', {
    message: 'I was charged twice for the same order',
  });
  const { conversationId } = body;
  const [watching, own, other] = await Promise.all([
    as(admin, 1),
    as(customer, 1),
    as(await new Api(admin.url).newUser(), 0),
  ]);
  const typing = await as(agent, 0);
  typing.say({ type: 'viewing', conversationId });
  const viewed = () => watching.messages.findLast((it) => it['userId'] === agent.userId);
  await until(() => viewed()?.['viewing'], SOON).toEqual([conversationId]);
  const typed = ({ messages }: LiveClient) => messages.filter(({ type }) => type === 'typing');

  typing.say({ type: 'typing', conversationId, mode: 'note' });
  await until(() => typed(watching), SOON).toMatchObject([{ userId: agent.userId, mode: 'note' }]);
  typing.say({ type: 'typing', conversationId, mode: 'reply' });
  await until(() => typed(own), SOON).toEqual([
    { type: 'typing', conversationId, forSeconds: expect.any(Number) },
  ]);
  // A customer types in what is theirs, and nowhere else.
  other.say({ type: 'typing', conversationId, mode: 'reply' });
  own.say({ type: 'typing', conversationId, mode: 'note' });
  await until(() => typed(watching).at(-1), SOON).toMatchObject({
    userId: customer.userId,
    mode: 'reply',
  });
  expect(typed(watching).map((it) => it['userId'])).not.toContain(other.messages[0]!['userId']);
  expect(typed(own)).toHaveLength(1);
  typing.say({ type: 'viewing', conversationId: null });
  await until(() => viewed()?.['viewing'], SOON).toEqual([]);
});

test('clients of an instance that stops are told, and go on at the other', async () => {
  const publish = publishing(database);
  const client = following(agent);
  await until(() => client.connection.state, SOON).toBe('open');
  const raw = await as(customer, 0);
  const stopped = services[0]!.stop();
  expect(await raw.closed).toEqual({ code: 1001, reason: 'the service stops' });
  await publish.ticket(30, { requesterId: customer.userId! });
  await until(() => ids(client.heard), SOON).toEqual([30]);
  expect(await stopped).toBe(0);
  services[0] = await startService({ DATABASE_URL: database.url });
  client.connection.close();
});

test('clients of an instance that is killed under load miss nothing and hear nothing twice', async () => {
  const publish = publishing(database);
  const clients = [agent, customer, customer].map((api) => following(api));
  for (const { connection } of clients) await until(() => connection.state, SOON).toBe('open');
  const writing = Promise.all(
    [0, 1, 2].map(async (writer) => {
      for (let n = 0; n < EVENTS / 3; n++) {
        await publish.ticket(1_000 * (writer + 1) + n, { requesterId: customer.userId! });
      }
    }),
  );
  await until(() => clients[0]!.heard.length, SOON).toBeGreaterThan(EVENTS / 6);
  const killed = once(services[0]!.process, 'exit');
  services[0]!.process.kill('SIGKILL');
  await Promise.all([killed, writing]);
  for (const { heard, states, resyncs } of clients) {
    await until(() => heard.length, SOON).toBe(EVENTS);
    for (const writer of [1, 2, 3]) {
      const own = ids(heard).filter((id) => Math.floor(id / 1_000) === writer);
      expect(own).toEqual(Array.from({ length: EVENTS / 3 }, (_, n) => 1_000 * writer + n));
    }
    expect(states).toContain('waiting');
    expect(resyncs()).toBe(0);
  }
});
