import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import { type Actor, ACTORS, type Expected, type Row } from '../support/authorisation/row.js';
import { TABLE } from '../support/authorisation/table.js';
import { anyone, expectProblem, NO_ID, theAdmin } from '../support/builders.js';
import { CONTRACT, ROUTES } from '../support/contract.js';
import { expectThat } from '../support/expect-that.js';
import { sampleBody } from '../support/samples.js';

let admin: Api;
let stranger: Api;
let as: Record<Actor, Api>;

beforeAll(async () => {
  admin = await theAdmin();
  stranger = await admin.newUser();
  as = {
    anyone: anyone(),
    user: await admin.newUser(),
    agent: await admin.newStaff('agent'),
    supervisor: await admin.newStaff('supervisor'),
    admin: await admin.newStaff('admin'),
    operator: admin,
    system: await admin.newMachine('system'),
  };
});

const nameOf = ({ route, about, whose }: Row): string =>
  [route, about && `(${about})`, whose && `of ${whose === 'own' ? 'their own' : 'somebody else'}`]
    .filter(Boolean)
    .join(' ');

describe.each(ACTORS)('%s', (actor) => {
  test.each(TABLE.map((row) => [nameOf(row), row.expected[actor], row] as const))(
    '%s: %s',
    async (_, expected, row) => {
      const owner = row.whose === 'own' && actor !== 'anyone' ? as[actor] : stranger;
      const {
        afterwards,
        ids = [],
        ...given
      } = (await row.given?.({
        actor: as[actor],
        owner,
        admin,
      })) ?? { body: documentedBody(row.route) };
      const [method = '', template = ''] = row.route.split(' ');
      const rest = [...ids];
      // Two slashes: the path begins at the root.
      const path = `/${template.replaceAll(/\{\w+\}/g, () => String(rest.shift() ?? NO_ID))}`;
      const answer = await as[actor].call<Record<string, unknown>>(method, path, given);
      try {
        expectOutcome(answer, expected);
      } finally {
        await afterwards?.(answer);
      }
    },
  );

  test.each(['GET /api/v1/nothing', 'POST /api/v1/admin', 'GET /nothing', 'DELETE /api/v1/ticket'])(
    'finds nothing at %s',
    async (route) => {
      const [method = '', path = ''] = route.split(' ');
      expectProblem(await as[actor].call(method, `/${path}`), 404, 'ROUTE.NOT_FOUND');
    },
  );
});

function documentedBody(route: string): unknown {
  const found = ROUTES.find(({ name }) => name === route);
  return found && sampleBody(CONTRACT, found.operation)?.body;
}

function expectOutcome(answer: Awaited<ReturnType<Api['get']>>, expected: Expected): void {
  const [status, code] = String(expected).split(' ');
  if (code) expectProblem(answer, Number(status), code);
  else expectThat(answer.status, JSON.stringify(answer.body)).toBe(Number(status));
}

test('the table names every route that is documented, and no other', () => {
  const named = new Set(TABLE.map(({ route }) => route));
  expect([...named].sort()).toEqual(ROUTES.map(({ name }) => name).sort());
});

test('the table agrees with what the document says about access', () => {
  for (const { name, operation } of ROUTES) {
    const isOpen = (operation.security ?? []).length === 0;
    for (const row of TABLE.filter(({ route }) => route === name)) {
      expectThat(row.expected.anyone === '401 AUTH.UNAUTHENTICATED', name).toBe(!isOpen);
      for (const expected of Object.values(row.expected)) {
        expectThat(Object.keys(operation.responses), name).toContain(
          String(expected).split(' ')[0],
        );
      }
    }
  }
});
