import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Route } from '../../scripts/openapi/document.js';
import type { Answer, Api } from '../support/api.js';
import { TABLE } from '../support/authorisation/table.js';
import { anyone, NO_ID, theAdmin } from '../support/builders.js';
import { CONTRACT, ROUTES } from '../support/contract.js';
import { expectThat } from '../support/expect-that.js';
import { aStoppedOrganization } from '../support/organization-provocations.js';
import { PROVOKED, PROVOKED_ELSEWHERE } from '../support/provocations.js';
import { sampleBody } from '../support/samples.js';
import { uncut } from '../support/uncut.js';

/** What every answer is checked against as it passes is checked here for every documented status. */
let admin: Api;
let stopped: Api;

beforeAll(async () => {
  admin = await theAdmin();
  stopped = (await aStoppedOrganization(admin)).admin;
});

interface Request {
  readonly query?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly as?: Api;
}

function send(route: Route, { query = '', as = admin, ...request }: Request): Promise<Answer> {
  const sample = sampleBody(CONTRACT, route.operation);
  const path = route.path.replaceAll(/\{\w+\}/g, String(NO_ID));
  const headers = { ...(sample && { 'content-type': sample.type }), ...request.headers };
  return as.call(route.method, `/${path}${query}`, { body: sample?.body, ...request, headers });
}

/** What provokes a status from any route that documents it. */
const DERIVED: Readonly<Record<string, (route: Route) => Promise<Answer>>> = {
  400: (route) => send(route, { query: '?surplus=1' }),
  401: (route) => send(route, { as: anyone() }),
  403: (route) => send(route, { as: stopped }),
  404: (route) => send(route, {}),
  413: (route) =>
    uncut(() =>
      send(route, {
        body: 'x'.repeat(1_400_000),
        headers: { 'content-type': 'application/json' },
      }),
    ),
  415: (route) => send(route, { body: 'x', headers: { 'content-type': 'application/pdf' } }),
};

const inTable = new Set(
  TABLE.flatMap(({ route, expected }) =>
    Object.values(expected).map((it) => `${route} ${String(it).split(' ')[0]!}`),
  ),
);

/** An outage or too many requests come from every route: documented-outages.spec.ts. */
const OUTAGES = /^(429|503)$/;

describe.each(ROUTES.map((route) => [route.name, route] as const))('%s', (name, route) => {
  for (const status of Object.keys(route.operation.responses)) {
    const call = `${name} ${status}`;
    const provoke = PROVOKED[call] ?? DERIVED[status];
    if (OUTAGES.test(status) || inTable.has(call) || PROVOKED_ELSEWHERE[call]) continue;
    test(`answers ${status}`, async () => {
      expectThat(
        provoke,
        `say in test/support/provocations.ts what is answered ${call}`,
      ).toBeDefined();
      const answer = await provoke!({ ...route, admin });
      expectThat(answer.status, JSON.stringify(answer.body)).toBe(Number(status));
    });
  }
});

test('nothing is provoked that is not documented', () => {
  const documented = ROUTES.flatMap(({ name, operation }) =>
    Object.keys(operation.responses).map((status) => `${name} ${status}`),
  );
  const provoked = [...Object.keys(PROVOKED), ...Object.keys(PROVOKED_ELSEWHERE)];
  expect(provoked.filter((call) => !documented.includes(call))).toEqual([]);
});
