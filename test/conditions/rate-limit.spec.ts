import { request } from 'node:http';
import { beforeAll, expect, test } from '@jest/globals';
import { expectThat } from '../support/expect-that.js';
import { fixture } from '../support/fixture.js';
import { type Service } from '../support/service.js';

const LIMIT = 20;
const SIGN_IN_LIMIT = 5;

let service: Service;
let clients = 0;

beforeAll(async () => {
  ({ service } = await fixture({
    RATE_LIMIT_PER_MINUTE: String(LIMIT),
    RATE_LIMIT_SIGN_IN_PER_MINUTE: String(SIGN_IN_LIMIT),
    // Each test is a client of its own.
    TRUST_PROXY: 'true',
  }));
});

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Sends the path exactly as it is given, which `fetch` would not. */
function send(client: string, path: string, method = 'GET', body?: string): Promise<Reply> {
  const { hostname, port } = new URL(service.url);
  return new Promise((resolve, reject) => {
    const headers = {
      'x-forwarded-for': client,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
      });
    });
    sent.on('error', reject).end(body);
  });
}

function newClient(): string {
  return `198.51.100.${++clients}`;
}

function signIn(client: string, path = '/api/v1/auth/login'): Promise<Reply> {
  // An account of its own, since failures on one slow further ones down from wherever they come.
  const guess = { email: `${client}@example.com`, password: 'a wrong guess' };
  return send(client, path, 'POST', JSON.stringify(guess));
}

test('every answer says how much is left', async () => {
  const client = newClient();
  for (let left = LIMIT - 1; left > LIMIT - 4; left--) {
    const { status, headers } = await send(client, '/api/v1/tickets');
    expect(status).toBe(401);
    expect(headers['ratelimit-policy']).toBe(`"default";q=${LIMIT};w=60`);
    expect(headers['ratelimit']).toMatch(new RegExp(`^"default";r=${left};t=\\d+$`));
  }
});

test.each(['/health', '/health/ready', '/api/v1/public/health', '/api/v1/public/health/ready'])(
  '%s always answers: who asks restarts a service that does not',
  async (path) => {
    const client = newClient();
    for (let call = 0; call <= LIMIT; call++) {
      expect((await send(client, path)).status).toBe(200);
    }
  },
);

test('beyond the limit there is a 429 problem that says when to come back', async () => {
  const client = newClient();
  for (let call = 0; call < LIMIT; call++) {
    expect((await send(client, '/api/v1/nowhere')).status).toBe(404);
  }
  const { status, headers, body } = await send(client, '/api/v1/nowhere');
  expect(status).toBe(429);
  expect(headers['content-type']).toContain('application/problem+json');
  expect(headers['ratelimit']).toMatch(/^"default";r=0;t=\d+$/);
  const seconds = Number(headers['retry-after']);
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  expect(JSON.parse(body)).toMatchObject({
    type: 'urn:problem:request.rate_limited',
    title: 'Too Many Requests',
    status: 429,
    code: 'REQUEST.RATE_LIMITED',
    requestId: headers['x-request-id'],
  });
  expect((await send(newClient(), '/api/v1/nowhere')).status).toBe(404);
});

test('guessing passwords is limited more strictly', async () => {
  const client = newClient();
  for (let guess = 0; guess < SIGN_IN_LIMIT; guess++) {
    const { status, headers } = await signIn(client);
    expect(status).toBe(401);
    expect(headers['ratelimit-policy']).toBe(`"sign-in";q=${SIGN_IN_LIMIT};w=60`);
  }
  const { status, headers } = await signIn(client);
  expect(status).toBe(429);
  expect(headers['ratelimit']).toMatch(/^"sign-in";r=0;t=\d+$/);
  expect((await send(client, '/api/v1/tickets')).status).toBe(401);
});

test.each([
  '/api/v1/%61uth/login',
  '/api/v1/auth%2Flogin',
  '/api/v1//auth/login',
  '/API/v1/auth/login',
  '/api/v1/auth/login/',
  '/api/v1/auth/login?x=1',
  '/api/v1/auth/login;x',
  'http://somewhere.example/api/v1/auth/login',
])('no other spelling of the address gets around that: %s', async (path) => {
  const client = newClient();
  const statuses: number[] = [];
  for (let guess = 0; guess <= SIGN_IN_LIMIT; guess++) {
    statuses.push((await signIn(client, path)).status);
  }
  const guesses = statuses.filter((status) => status === 401);
  expectThat(guesses.length, statuses.join(' ')).toBeLessThanOrEqual(SIGN_IN_LIMIT);
});

test('a limited sign-in is refused before the body is read', async () => {
  const client = newClient();
  const tooLarge = 'x'.repeat(200_000);
  for (let call = 0; call < SIGN_IN_LIMIT; call++) {
    expect((await send(client, '/api/v1/auth/login', 'POST', tooLarge)).status).toBe(413);
  }
  expect((await signIn(client)).status).toBe(429);
});
