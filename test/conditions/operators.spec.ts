import { execFile } from 'node:child_process';
import { beforeAll, expect, test } from '@jest/globals';
import { Api, PASSWORD } from '../support/api.js';
import { allOf, expectProblem } from '../support/builders.js';
import type { TestDatabase } from '../support/database.js';
import { fixture } from '../support/fixture.js';
import { anOrganization } from '../support/organizations.js';
import type { AuditEvent } from '../support/schemas.js';
import { ADMIN, SECRET_KEY } from '../support/service.js';

const COMMAND = new URL('../../dist/cli/operators.js', import.meta.url).pathname;
const GRACE = 'grace@example.com';

let database: TestDatabase;
let admin: Api;
let grace: Api;

interface Outcome {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs the command on the database of the running service. */
function operators(...parameters: string[]): Promise<Outcome> {
  const env = { ...process.env, DATABASE_URL: database.url, SECRET_KEY };
  return new Promise((resolve) => {
    execFile(process.execPath, [COMMAND, ...parameters], { env }, (error, output, errors) => {
      resolve({ exitCode: error ? Number(error.code) : 0, output, errors });
    });
  });
}

beforeAll(async () => {
  ({ database, admin } = await fixture());
  await admin.post('/auth/register', { email: GRACE, password: PASSWORD });
  grace = await new Api(admin.url).as(GRACE, PASSWORD);
});

test('only admins of the default organisation become operators, and it counts at once', async () => {
  const refused = await operators('add', GRACE);
  expect(refused.exitCode).toBe(2);
  expect(refused.errors).toBe(`${GRACE} is no admin of the default organisation\n`);
  await admin.patch(`/users/${grace.userId}/role`, { role: 'admin' });
  expectProblem(await grace.get('/organizations'), 403, 'AUTH.FORBIDDEN');

  const added = await operators('add', GRACE.toUpperCase());
  expect(added).toMatchObject({ exitCode: 0, output: `${ADMIN.email}\n${GRACE}\n`, errors: '' });
  expect((await grace.get('/organizations')).status).toBe(200);
  expect(await operators('list')).toEqual(added);
  const [event] = await allOf<AuditEvent>(admin, '/audit-events?action=user.operator_added');
  expect(event).toMatchObject({ actorId: null, subjectId: String(grace.userId) });
});

test('an operator is removed, but for the last one', async () => {
  expect(await operators('remove', ADMIN.email)).toMatchObject({ output: `${GRACE}\n` });
  expectProblem(await admin.get('/organizations'), 403, 'AUTH.FORBIDDEN');
  const last = await operators('remove', GRACE);
  expect(last).toMatchObject({ exitCode: 2, output: '' });
  expect(last.errors).toBe(`${GRACE} is the last operator: add another one first\n`);
  expect((await operators('add', ADMIN.email)).exitCode).toBe(0);
});

test('who operates the service hands it over with the last right', async () => {
  const operating = async () => (await operators('list')).output.trim().split('\n');
  await operators('remove', GRACE);
  const second = await admin.newStaff('admin');
  // Alone in the service, admins are equals.
  expect((await second.patch(`/users/${admin.userId}`, { disabled: true })).status).toBe(200);
  expect(await operating()).toEqual([GRACE]);
  await second.patch(`/users/${admin.userId}`, { disabled: false });
  admin = await new Api(admin.url).as(ADMIN.email, ADMIN.password);
  expect((await admin.patch(`/users/${grace.userId}/role`, { role: 'user' })).status).toBe(200);
  await admin.patch(`/users/${grace.userId}/role`, { role: 'admin' });
  expect(await operating()).toEqual([ADMIN.email]);
});

test('what operators have begun, other admins neither see nor end nor begin again', async () => {
  const other = await admin.newStaff('admin');
  const { id } = await anOrganization(admin);
  const types = ['organization-export', 'organization-deletion'];
  for (const begun of [
    await admin.post(`/organizations/${id}/export`),
    await admin.delete(`/organizations/${id}`),
  ]) {
    expect(begun.status).toBe(202);
    const path = `/jobs/${String(begun.body['id'])}`;
    expect((await admin.get(path)).status).toBe(200);
    expectProblem(await other.get(path), 404, 'JOB.NOT_FOUND');
    expectProblem(await other.post(`${path}/cancel`), 404, 'JOB.NOT_FOUND');
    expectProblem(await other.post(`${path}/retry`), 404, 'JOB.NOT_FOUND');
  }
  for (const type of types) {
    expect(await allOf(admin, `/jobs?type=${type}`)).toHaveLength(1);
    expect(await allOf(other, `/jobs?type=${type}`)).toEqual([]);
  }
  const seen = await allOf<{ type: string }>(other, '/jobs');
  expect(seen.filter(({ type }) => types.includes(type))).toEqual([]);
  expect((await admin.get('/jobs?type=storage-measurement')).status).toBe(200);
});

test('an operator gives the own role up where there is another one', async () => {
  await operators('add', GRACE);
  expect((await admin.patch(`/users/${admin.userId}/role`, { role: 'user' })).status).toBe(200);
});

test('parameters that are wrong are told how they are meant', async () => {
  const wrong = [[], ['add'], ['list', 'x'], ['remove', 'a', 'b'], ['drop', 'x']];
  for (const outcome of await Promise.all(wrong.map((parameters) => operators(...parameters)))) {
    expect(outcome).toMatchObject({ exitCode: 2, output: '' });
    expect(outcome.errors).toMatch(/^Usage: npm run/);
  }
  expect(await operators('--help')).toMatchObject({ exitCode: 0, errors: '' });
});
