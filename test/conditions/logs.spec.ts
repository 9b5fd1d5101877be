import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createSmallDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const PASSWORD = 'Zq9 a very private passphrase';
const MESSAGE = 'my secret parcel number is XK-4471-Q, where is it?';

let database: TestDatabase;

beforeAll(async () => {
  database = await createSmallDatabase();
});

afterAll(() => database.drop());

function linesOf(service: Service): Record<string, unknown>[] {
  const lines = service.output().split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

async function lineOf(service: Service, requestId: string): Promise<Record<string, unknown>> {
  const find = () => linesOf(service).find((line) => line['requestId'] === requestId);
  await until(find).toBeDefined();
  return find()!;
}

describe('in JSON', () => {
  let service: Service;
  let api: Api;

  beforeAll(async () => {
    service = await startService({
      DATABASE_URL: database.url,
      LOG_FORMAT: 'json',
      LOG_LEVEL: 'trace',
    });
    api = new Api(service.url);
  });

  afterAll(async () => {
    await service.stop();
  });

  test('every line is an object with a time, a level and a message', () => {
    const lines = linesOf(service);
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) {
      expect(line).toMatchObject({ level: expect.any(String), msg: expect.any(String) });
      expect(new Date(String(line['time'])).toISOString()).toBe(line['time']);
    }
  });

  test('each request has one line with its id, address and status', async () => {
    const headers = { 'x-request-id': 'from-the-caller-1' };
    const answer = await api.get('/tickets?q=very-private', { headers });
    expect(answer.headers.get('x-request-id')).toBe('from-the-caller-1');
    expect(answer.body).toMatchObject({ requestId: 'from-the-caller-1' });
    const line = await lineOf(service, 'from-the-caller-1');
    expect(line).toMatchObject({ level: 'info', msg: 'GET /api/v1/tickets 401' });
    const same = linesOf(service).filter((it) => it['requestId'] === 'from-the-caller-1');
    expect(same).toHaveLength(1);
    expect(service.output()).not.toContain('very-private');
  });

  test('an id that would spoil the log is replaced', async () => {
    const headers = { 'x-request-id': 'x"} {"level":"fatal' };
    const answer = await api.get('//health', { headers });
    const id = answer.headers.get('x-request-id')!;
    expect(id).toMatch(/^[\w-]{36}$/);
    await lineOf(service, id);
    expect(service.output()).not.toContain('spoil');
  });

  test('no password, token or word of a customer is in any line', async () => {
    const email = 'quiet@example.com';
    await api.post('/auth/register', { email, password: PASSWORD });
    await api.post('/auth/register', { email, password: PASSWORD });
    await api.post('/auth/login', { email, password: `${PASSWORD}!` });
    const login = await api.post('/auth/login', { email, password: PASSWORD });
    const { accessToken, refreshToken } = login.body as Record<string, string>;
    const customer = new Api(service.url, accessToken);
    await customer.post('/tickets', { message: MESSAGE });
    await customer.post('/tickets', { message: `${MESSAGE}\u0000` });
    await customer.post('/tickets', `{"message": "${MESSAGE}`);
    await customer.post('/tickets', { message: MESSAGE, extra: MESSAGE });
    await customer.get(`/tickets?q=${encodeURIComponent(MESSAGE)}`);
    await new Api(service.url, `${accessToken!}x`).get('/users/me');
    const refreshed = await api.post('/auth/refresh', { refreshToken });
    await api.post('/auth/refresh', { refreshToken });
    const change = { currentPassword: PASSWORD, newPassword: `${PASSWORD} 2` };
    await customer.post('/auth/password', change);
    const last = await customer.get('/users/me');
    await lineOf(service, last.headers.get('x-request-id')!);
    const secrets = [PASSWORD, ADMIN.password, 'XK-4471-Q', accessToken!, refreshToken!];
    secrets.push(
      ...Object.values(refreshed.body)
        .map(String)
        .filter((it) => it.length > 20),
    );
    for (const secret of secrets) expect(service.output()).not.toContain(secret);
    expect(service.output()).not.toContain('$argon2');
  });

  test('an unexpected error is in the log without its stack, and nowhere else', async () => {
    const requestId = await expectUnexpectedError(api);
    const unexpected = () => linesOf(service).find((line) => line['msg'] === 'unexpected error');
    await until(unexpected).toMatchObject({ requestId, level: 'error' });
    expect(JSON.stringify(unexpected())).not.toContain(' at ');
    expect(service.output()).not.toContain('XK-4471-Q');
  });
});

test('for people the lines are readable, and hold a stack when DEBUG is on', async () => {
  const environment = { DATABASE_URL: database.url, LOG_FORMAT: 'pretty', DEBUG: 'true' };
  const service = await startService(environment);
  try {
    await expectUnexpectedError(new Api(service.url));
    await until(service.output).toContain('unexpected error');
    expect(service.output()).toMatch(/\bat /);
    const headers = { 'x-request-id': 'readable-1' };
    await new Api(service.url).get('//health', { headers });
    await until(service.output).toContain('readable-1');
    expect(service.output()).toContain('GET /health');
    expect(service.output()).not.toMatch(/^\{/m);
    expect(service.output()).not.toContain('XK-4471-Q');
  } finally {
    await service.stop();
  }
});

/** Makes a mistake of ours, of which nothing may show outside; gives the request's id. */
async function expectUnexpectedError(api: Api): Promise<string> {
  const customer = await api.newUser();
  await database.query('ALTER TABLE tickets RENAME COLUMN answer TO reply');
  const answer = await customer.post('/tickets', { message: MESSAGE }, { isBroken: true });
  await database.query('ALTER TABLE tickets RENAME COLUMN reply TO answer');
  const { status, body, headers } = answer;
  expect(status).toBe(500);
  expect(headers.get('content-type')).toContain('application/problem+json');
  expect(body).toEqual({
    type: 'urn:problem:internal',
    title: 'Internal Server Error',
    status: 500,
    code: 'INTERNAL',
    detail: expect.stringContaining(String(body['requestId'])),
    requestId: headers.get('x-request-id'),
    errors: [],
  });
  expect(JSON.stringify(body)).not.toMatch(/answer|column|tickets|\bat \//);
  return String(body['requestId']);
}
