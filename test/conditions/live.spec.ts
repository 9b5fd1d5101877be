import { request } from 'node:http';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import jwt from 'jsonwebtoken';
import { type AnotherOrganisation, anotherOrganisation } from '../support/another-organisation.js';
import { Api, PASSWORD } from '../support/api.js';
import { type Fixture, fixture } from '../support/fixture.js';
import { connectLive, liveAs, type LiveClient, refusedLive } from '../support/live-client.js';
import { publishing } from '../support/published.js';
import { SECRET_KEY } from '../support/service.js';
import { until } from '../support/until.js';

const SOON = { every: 10 };
const UNDER_WAY = `
  SELECT query FROM pg_stat_activity WHERE backend_xid IS NOT NULL
    AND clock_timestamp() - xact_start > interval '300 ms'`;
const ALLOWED = 'https://app.example.com';

let given: Fixture;
let url: string;
let customer: Api;
let other: Api;
let agent: Api;
let publish: ReturnType<typeof publishing>;
let elsewhere: AnotherOrganisation;
let open: LiveClient[] = [];

beforeAll(async () => {
  given = await fixture({ CORS_ORIGINS: ALLOWED });
  ({ url } = given.service);
  const anyone = new Api(url);
  [customer, other, agent] = await Promise.all([
    anyone.newUser(),
    anyone.newUser(),
    given.admin.newStaff('agent'),
  ]);
  publish = publishing(given.database);
  elsewhere = await anotherOrganisation(given.admin);
  // Its intents are made in long transactions, for which events have to wait.
  const underWay = () => given.database.query(UNDER_WAY);
  await until(underWay, { within: 120_000 }).toEqual([]);
});

afterEach(() => {
  for (const { socket } of open) socket.terminate();
  open = [];
});

async function connect(headers?: Record<string, string>): Promise<LiveClient> {
  const client = await connectLive(url, headers);
  open.push(client);
  return client;
}

async function as(api: Api, after?: string): Promise<LiveClient> {
  const client = await liveAs(url, api.token!, after);
  open.push(client);
  return client;
}

const ofCustomer = () => ({ requesterId: customer.userId! });

/** As the service makes them, but for their end. */
function tokenLike(token: string, seconds: number): string {
  const { sub, gen, sid, iss, aud } = jwt.decode(token) as jwt.JwtPayload;
  return jwt.sign({ sub, gen, sid, iss, aud }, SECRET_KEY, { expiresIn: seconds });
}

describe('the first message', () => {
  test.each([
    ['a wrong token', { type: 'hello', token: 'x' }],
    ['no token', { type: 'probe' }],
  ])('with %s ends in 4001', async (_, message) => {
    const client = await connect();
    client.say(message);
    expect((await client.closed).code).toBe(4001);
    expect(client.messages).toEqual([]);
  });

  test('that never comes ends in 4001, and is not waited for long', async () => {
    const client = await connect();
    expect(await client.closed).toEqual({ code: 4001, reason: 'no token came in time' });
  });

  test('that is no message ends in 4000, and one that is too long in 1009', async () => {
    const clients = await Promise.all([connect(), connect()]);
    clients[0].say('hello');
    clients[1].say({ type: 'hello', token: 'x'.repeat(17_000) });
    const ends = await Promise.all(clients.map(({ closed }) => closed));
    expect(ends.map(({ code }) => code)).toEqual([4000, 1009]);
  });

  test('says who it is, and until when', async () => {
    const client = await as(agent);
    expect(client.messages[0]).toEqual({
      type: 'welcome',
      userId: agent.userId,
      role: 'agent',
      expiresAt: expect.any(String),
      beatSeconds: 30,
    });
    client.say({ type: 'hello', token: agent.token });
    expect((await client.closed).code).toBe(4000);
  });
});

describe('the origin', () => {
  test('is ours, one of CORS, or nothing', async () => {
    const { host } = new URL(url);
    for (const origin of [`http://${host}`, ALLOWED]) await connect({ origin });
    expect(await refusedLive(url, { origin: 'https://evil.example' })).toBe(403);
  });

  test('is asked for of upgrades only: others are told what is there', async () => {
    const answer = await fetch(`${url}/api/v1/live`);
    expect(answer.status).toBe(426);
    expect(await answer.json()).toMatchObject({ code: 'LIVE.UPGRADE_REQUIRED' });
  });
});

test('requests that offer to speak something else are answered like others', async () => {
  const headers = { connection: 'Upgrade, HTTP2-Settings', upgrade: 'h2c', 'http2-settings': 'x' };
  const body = JSON.stringify({ email: given.admin.userId, password: PASSWORD });
  const status = (path: string, upgrade: string, method = 'GET') =>
    new Promise((resolve, reject) => {
      const sent = { ...headers, upgrade, 'content-type': 'application/json' };
      const call = request(`${url}${path}`, { method, headers: sent }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      call.on('error', reject);
      call.end(method === 'POST' ? body : undefined);
    });
  expect(await status('/health', 'h2c')).toBe(200);
  expect(await status('/api/v1/tickets', 'websocket')).toBe(401);
  expect(await status('/api/v1/auth/login', 'h2c', 'POST')).toBe(400);
});

describe('what is told', () => {
  test('is to everybody what is theirs, in order, once, as it is committed', async () => {
    const staff = await as(agent);
    const own = await as(customer);
    const start = own.cursor();
    const strangers = [other, elsewhere.admin, elsewhere.customer];
    const foreign = await Promise.all(strangers.map((api) => as(api)));
    const numbers = Array.from({ length: 30 }, (_, n) => 100 + n);
    for (const number of numbers) await publish.ticket(number, ofCustomer());
    await publish.one('message.created', {
      messageId: 1,
      conversationId: 1,
      requesterId: customer.userId,
      visibility: 'internal',
      senderType: 'human_agent',
    });
    await publish.ticket(130, ofCustomer());
    await until(() => staff.tickets().at(-1), SOON).toBe(130);
    await until(() => own.tickets().at(-1), SOON).toBe(130);
    expect(own.tickets()).toEqual([...numbers, 130]);
    expect(staff.tickets()).toEqual([...numbers, undefined, 130]);
    foreign.push(...(await Promise.all(strangers.map((api) => as(api, start)))));
    expect(foreign.flatMap((client) => client.tickets())).toEqual([]);
    const { data } = own.messages.find(({ type }) => type === 'event')!;
    expect(data).toEqual({ ticketId: 100, conversationId: null, status: 'open', version: 1 });
  });

  test('is not lost nor told twice to those who come back, while others write', async () => {
    const heard: unknown[] = [];
    const writing = { isDone: false };
    const writers = Promise.all(
      [1, 2, 3, 4].map(async (writer) => {
        for (let n = 0; n < 100; n++) await publish.ticket(writer * 1_000 + n, ofCustomer());
      }),
    ).then(() => (writing.isDone = true));
    let client = await as(customer);
    for (let turn = 0; !writing.isDone || turn < 3; turn++) {
      const most = heard.length + 20;
      await until(
        () => writing.isDone || client.tickets().length + heard.length >= most,
        SOON,
      ).toBe(true);
      client.socket.terminate();
      await client.closed;
      heard.push(...client.tickets());
      client = await as(customer, client.cursor());
    }
    await writers;
    const patience = { within: 120_000 };
    await until(() => heard.length + client.tickets().length, patience).toBe(400);
    const all = [...heard, ...client.tickets()];
    expect(new Set(all).size).toBe(400);
    for (const writer of [1, 2, 3, 4]) {
      const own = all.filter((id) => Math.floor(Number(id) / 1_000) === writer);
      expect(own).toEqual(Array.from({ length: 100 }, (_, n) => writer * 1_000 + n));
    }
  });

  test('waits for a transaction that began before, and comes in the order of all', async () => {
    const client = await as(agent);
    const { database } = given;
    await database.query(`DO $$ BEGIN PERFORM pg_current_xact_id(); END $$`);
    const slow = database.query(
      `WITH first AS (
         INSERT INTO outbox_events (type, payload) VALUES ('ticket.created', $1) RETURNING 1)
       SELECT pg_sleep(0.5) FROM first`,
      [{ ticketId: 201, conversationId: null, status: 'open', version: 1, ...ofCustomer() }],
    );
    await until(
      () =>
        database.query(
          `SELECT 1 FROM pg_stat_activity WHERE query LIKE '%pg_sleep(0.5)%' AND pid <> pg_backend_pid()`,
        ),
      SOON,
    ).toHaveLength(1);
    await publish.ticket(202, ofCustomer());
    await slow;
    await until(() => client.tickets().length, SOON).toBe(2);
    expect(client.tickets()).toEqual([201, 202]);
  });

  test('begins anew with resync, where something may be missing', async () => {
    const before = await as(agent);
    const cursor = before.cursor()!;
    await publish.ticket(300, ofCustomer());
    await until(() => before.tickets(), SOON).toEqual([300]);
    const [, ...place] = Buffer.from(cursor, 'base64url').toString().split('.');
    const restored = ['0b5f8f0e-6d0e-4a9c-9d0a-3c7d0a0f5d11', ...place].join('.');
    for (const after of [Buffer.from(restored).toString('base64url'), 'nonsense']) {
      const client = await as(agent, after);
      expect(client.messages.map(({ type }) => type)).toEqual(['welcome', 'resync', 'ready']);
      await publish.ticket(301, ofCustomer());
      await until(() => client.tickets(), SOON).toEqual([301]);
      client.socket.terminate();
    }
  });
});

describe('a token', () => {
  test('that expires ends the connection in 4003, unless a new one has come', async () => {
    const [one, two] = await Promise.all([connect(), connect()]);
    for (const client of [one, two]) {
      client.say({ type: 'hello', token: tokenLike(agent.token!, 3) });
      await client.first('ready');
    }
    one.say({ type: 'token', token: agent.token });
    expect(await one.first('renewed')).toMatchObject({ expiresAt: expect.any(String) });
    expect((await two.closed).code).toBe(4003);
    await publish.ticket(400, ofCustomer());
    await until(() => one.tickets(), SOON).toEqual([400]);
  });

  test('of somebody else, or of nobody, is no new one', async () => {
    const [one, two] = await Promise.all([as(agent), as(agent)]);
    one.say({ type: 'token', token: other.token });
    two.say({ type: 'token', token: 'x' });
    const ends = await Promise.all([one.closed, two.closed]);
    expect(ends.map(({ code }) => code)).toEqual([4001, 4001]);
  });

  test('ends with its session, with the account, and with what the role may hear', async () => {
    const email = `ends-${Date.now()}@example.com`;
    await new Api(url).post('/auth/register', { email, password: PASSWORD });
    const login = await new Api(url).post('/auth/login', { email, password: PASSWORD });
    const { accessToken, refreshToken } = login.body as Record<string, string>;
    const ofSession = await liveAs(url, accessToken!);
    await new Api(url).post('/auth/logout', { refreshToken });
    expect((await ofSession.closed).code).toBe(4003);

    const somebody = await given.admin.newStaff('agent');
    const client = await as(somebody);
    await given.admin.patch(`/users/${somebody.userId}/role`, { role: 'user' });
    // It is told in memory, in the moment of the commit or a little later.
    const heardBefore = async () => {
      await publish.ticket(500, ofCustomer());
      return client.tickets().length;
    };
    let last = -1;
    await until(
      async () => {
        const now = await heardBefore();
        const isSame = now === last;
        last = now;
        return isSame;
      },
      { ...SOON, every: 300 },
    ).toBe(true);
    await given.admin.patch(`/users/${somebody.userId}`, { disabled: true });
    expect((await client.closed).code).toBe(4003);
  });

  test('of a machine counts, within its scopes', async () => {
    const machine = await given.admin.newMachine('agent');
    const client = await as(machine);
    expect(client.messages[0]).toMatchObject({ role: 'agent', expiresAt: null });
    const { body } = await given.admin.post('/auth/api-keys', {
      name: `limited-${Date.now()}`,
      role: 'agent',
      scopes: ['reports:read'],
    });
    const limited = await connect();
    limited.say({ type: 'hello', token: body['key'] });
    expect(await limited.closed).toEqual({ code: 4004, reason: 'AUTH.SCOPE' });
  });
});

describe('limits', () => {
  test('five connections a user', async () => {
    const somebody = await new Api(url).newUser();
    for (let n = 0; n < 5; n++) await as(somebody);
    const sixth = await connect();
    sixth.say({ type: 'hello', token: somebody.token });
    expect((await sixth.closed).code).toBe(4030);
    open[0]!.socket.terminate();
    await until(async () => {
      const again = await connect();
      again.say({ type: 'hello', token: somebody.token });
      return Promise.race([
        again.first('ready').then(() => 0),
        again.closed.then((it) => it.code),
      ]).catch(() => 1);
    }, SOON).toBe(0);
  });

  test('ten messages a second', async () => {
    const client = await as(agent);
    for (let n = 0; n < 9; n++) client.say({ type: 'probe' });
    await until(() => client.messages.filter(({ type }) => type === 'beat'), SOON).toHaveLength(9);
    for (let n = 0; n < 20; n++) client.say({ type: 'probe' });
    expect((await client.closed).code).toBe(4029);
  });

  test('a slow client of 10,000 events is cut off, and others wait for nothing', async () => {
    const [slow, quick] = await Promise.all([as(agent), as(agent)]);
    slow.socket.pause();
    await given.database.query(
      `INSERT INTO outbox_events (type, payload)
       SELECT 'ticket.updated', jsonb_build_object('ticketId', n, 'requesterId', $1::int,
         'conversationId', null, 'status', 'open', 'version', 1,
         'fields', (SELECT jsonb_agg('field ' || f) FROM generate_series(1, 100) AS f))
       FROM generate_series(1, 10000) AS n ORDER BY n`,
      [customer.userId],
    );
    await given.database.query(`SELECT pg_notify('outbox_events', '')`);
    await until(() => quick.tickets().length, { within: 120_000, every: 50 }).toBe(10_000);
    expect(quick.tickets()).toEqual(Array.from({ length: 10_000 }, (_, n) => n + 1));
    slow.socket.resume();
    expect([4008, 1006]).toContain((await slow.closed).code);
    expect(slow.tickets().length).toBeLessThan(10_000);
    // What it has not read is still there.
    const again = await as(agent, slow.cursor());
    await until(() => again.tickets().at(-1), { within: 120_000 }).toBe(10_000);
    const all = [...slow.tickets(), ...again.tickets()];
    expect(all).toEqual(Array.from({ length: 10_000 }, (_, n) => n + 1));
  });
});
