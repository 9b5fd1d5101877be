import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Route } from '../../scripts/openapi/document.js';
import { Api } from '../support/api.js';
import { OWN_PAGE } from '../support/authorisation/given.js';
import { NO_ID } from '../support/builders.js';
import { CONTRACT, contractViolations, ROUTES } from '../support/contract.js';
import { type TestDatabase } from '../support/database.js';
import { expectThat } from '../support/expect-that.js';
import { fixture } from '../support/fixture.js';
import { sampleBody } from '../support/samples.js';
import { ADMIN, type Service, startService } from '../support/service.js';

const documenting = (status: string) =>
  ROUTES.filter(({ operation }) => operation.responses[status]).map(
    (route) => [route.name, route] as const,
  );

/** Calls a route with what it documents, whatever the answer. */
/** Of a session that nobody has: only the database knows that. */
const SESSION = `__Secure-support-session=${'a'.repeat(43)}`;
/** Told from the settings alone, whatever has failed. */
const WITHOUT_DATABASE = 'GET /api/v1/public/sign-in-options';

async function call(service: Service, { method, path, operation }: Route, token = '') {
  const sample = sampleBody(CONTRACT, operation);
  const address = path.replaceAll(/\{\w+\}/g, String(NO_ID));
  const response = await fetch(service.url + address, {
    method,
    headers: {
      ...OWN_PAGE,
      cookie: SESSION,
      ...(token && { authorization: `Bearer ${token}` }),
      ...(sample && { 'content-type': sample.type }),
    },
    ...(sample && {
      body: typeof sample.body === 'string' ? sample.body : JSON.stringify(sample.body),
    }),
  });
  const { status, headers } = response;
  const body: unknown = await response.json();
  expect(contractViolations({ method, address, status, headers, body })).toEqual([]);
  return { status, headers, body };
}

let database: TestDatabase;
let service: Service;
let limited: Service;
let token: string;

beforeAll(async () => {
  ({ database, service } = await fixture());
  token = (await new Api(service.url).as(ADMIN.email, ADMIN.password)).token!;
  limited = await startService({
    DATABASE_URL: database.url,
    RATE_LIMIT_PER_MINUTE: '1',
    RATE_LIMIT_SIGN_IN_PER_MINUTE: '1',
  });
});

afterAll(async () => {
  await limited.stop();
});

test.each(documenting('429'))('%s is refused to whoever asks too often', async (_, route) => {
  let answer = await call(limited, route);
  while (answer.status !== 429) answer = await call(limited, route);
  expect(answer.body).toMatchObject({ status: 429, code: 'REQUEST.RATE_LIMITED' });
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('without its database the service is not ready', async () => {
  await database.drop();
  const [, ready] = documenting('503').find(([name]) => name === 'GET /health/ready')!;
  expect((await call(service, ready)).status).toBe(503);
});

test.each(documenting('503').filter(([name]) => name !== WITHOUT_DATABASE))(
  '%s says so when the database is away',
  async (name, route) => {
    const { status, headers, body } = await call(service, route, token);
    expectThat(status, JSON.stringify(body)).toBe(503);
    if (name.endsWith('/health/ready')) return;
    expect(body).toMatchObject({ code: 'DATABASE.UNAVAILABLE' });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
  },
);
