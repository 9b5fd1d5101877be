import { execFile } from 'node:child_process';
import { beforeAll, expect, test } from '@jest/globals';
import { Api, PASSWORD } from '../support/api.js';
import { allOf, expectProblem, unique } from '../support/builders.js';
import { type Fixture, fixture } from '../support/fixture.js';
import { tokenIn } from '../support/mail-server.js';
import { anOrganization } from '../support/organizations.js';
import type { AuditEvent } from '../support/schemas.js';
import { ADMIN, SECRET_KEY } from '../support/service.js';
import { until } from '../support/until.js';

const COMMAND = new URL('../../dist/cli/admin.js', import.meta.url).pathname;
const NEW = 'another password for the tests';

let desk: Fixture;
let anyone: Api;

beforeAll(async () => {
  desk = await fixture();
  anyone = new Api(desk.service.url);
});

const reset = (token: unknown) => anyone.post('/auth/password/reset', { token, password: NEW });

/** Runs the command on the database of the running service. */
function command(...parameters: string[]) {
  const env = { ...process.env, DATABASE_URL: desk.database.url, SECRET_KEY };
  return new Promise<{ exitCode: number; output: string; errors: string }>((resolve) => {
    execFile(process.execPath, [COMMAND, ...parameters], { env }, (error, output, errors) => {
      resolve({ exitCode: error ? Number(error.code) : 0, output, errors });
    });
  });
}

test('without a mail server a developer finds the link in the log', async () => {
  const email = `${unique('ada')}@example.com`;
  await anyone.post('/auth/register', { email, password: PASSWORD });
  await anyone.post('/auth/password/forgot', { email });
  const logged = () => desk.service.output().split(`sent to ${email}`)[1];
  await until(() => tokenIn(logged())).toBeDefined();
  expect((await reset(tokenIn(logged()))).status).toBe(204);
});

test('who is first to need a queue makes it, also where others make others', async () => {
  const types = ['account-mail', 'organization-export'];
  for (const type of types) await desk.database.query('SELECT pgboss.delete_queue($1)', [type]);
  const forget = { email: 'nobody@example.com' };
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => [
      anyone.post('/auth/password/forgot', forget),
      desk.admin.post('/organizations/1/export'),
    ]).flat(),
  );
  expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
  expect(answers[0]?.status).toBe(202);
});

test('an admin makes a link, which is shown once and not kept by a cache', async () => {
  const { userId } = await anyone.newUser();
  const { status, body, headers } = await desk.admin.post(`/users/${userId}/password-reset`);
  expect(status).toBe(201);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(body['link']).toMatch(
    new RegExp(`^http://.*/console/reset-password#token=${String(body['token'])}$`),
  );
  expect((await reset(body['token'])).status).toBe(204);
  const path = `/audit-events?action=user.password_link_made&subjectType=user&subjectId=${userId}`;
  expect(await allOf<AuditEvent>(desk.admin, path)).toHaveLength(1);
});

test('no link is made for who has no password, or for an operator by other admins', async () => {
  const machine = await desk.admin.newMachine('user');
  const link = (by: Api, id: number | undefined) => by.post(`/users/${id}/password-reset`);
  expectProblem(await link(desk.admin, machine.userId), 409, 'USER.NO_PASSWORD');
  const other = await desk.admin.newStaff('admin');
  expect((await link(other, desk.admin.userId)).status).toBe(201);
  await anOrganization(desk.admin);
  expectProblem(await link(other, desk.admin.userId), 403, 'USER.OPERATOR');
});

test('the last admin gets another password by the command line', async () => {
  const { body } = await desk.admin.post('/auth/api-keys', { name: unique('key'), role: 'agent' });
  const machine = new Api(desk.admin.url, String(body['key']));
  expect((await machine.get('/tickets')).status).toBe(200);
  const given = await command('reset-password', ADMIN.email.toUpperCase());
  expect(given.exitCode).toBe(0);
  const password = given.output.trim();
  expect(password).toMatch(/^[\w-]{20}$/);
  expectProblem(await desk.admin.get('/users/me'), 401, 'AUTH.UNAUTHENTICATED');
  expectProblem(await machine.get('/tickets'), 401, 'AUTH.INVALID_API_KEY');
  expectProblem(await anyone.post('/auth/login', ADMIN), 401, 'AUTH.INVALID_CREDENTIALS');
  const admin = await anyone.as(ADMIN.email, password);
  const [event] = await allOf<AuditEvent>(admin, '/audit-events?action=auth.password_reset');
  expect(event).toMatchObject({ actorId: null, subjectId: String(admin.userId) });
});

test('the command says what it cannot do, and how it is meant', async () => {
  expect(await command('reset-password', 'nobody@example.com')).toMatchObject({
    exitCode: 2,
    errors: 'nobody@example.com is no account that signs in with a password here\n',
  });
  const elsewhere = await command('reset-password', ADMIN.email, '--organization', 'nowhere');
  expect(elsewhere).toMatchObject({ exitCode: 2, errors: 'there is no organisation nowhere\n' });
  for (const wrong of [[], ['reset-password'], ['drop', 'x'], ['reset-password', 'a', '--b']]) {
    expect((await command(...wrong)).errors).toMatch(/^Usage: npm run/);
  }
});
