import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Api, PASSWORD } from '../support/api.js';
import { allOf, expectInvalid, expectProblem, unique } from '../support/builders.js';
import type { TestDatabase } from '../support/database.js';
import { fixture } from '../support/fixture.js';
import { MailServer } from '../support/mail-server.js';
import { anOrganization } from '../support/organizations.js';
import { until } from '../support/until.js';

const OTHER = 'another password for the tests';

let mails: MailServer;
let database: TestDatabase;
let admin: Api;
let anyone: Api;

beforeAll(async () => {
  mails = await MailServer.start();
  const smtp = { SMTP_URL: mails.url, MAIL_FROM: 'desk@example.org', REGISTRATION: 'verified' };
  ({ database, admin } = await fixture(smtp));
  anyone = new Api(admin.url);
});

afterAll(() => mails.stop());

const anAddress = () => `${unique('ada')}@example.com`;
const register = (email: string, password = PASSWORD, fields: object = {}) =>
  anyone.post('/auth/register', { email, password, ...fields });
const verify = (token: string | undefined, fields: object = {}) =>
  anyone.post('/auth/verify-email', { token, ...fields });
const login = (email: string, password = PASSWORD) =>
  anyone.post('/auth/login', { email, password });

/** Registers, and gives the token that was mailed. */
async function tokenFor(email: string, password?: string, fields?: object): Promise<string> {
  const before = mails.mailsTo(email).length;
  expect((await register(email, password, fields)).status).toBe(202);
  await until(() => mails.mailsTo(email).length).toBe(before + 1);
  return mails.tokenTo(email)!;
}

test('an account is there once its address is verified, and no earlier', async () => {
  const email = anAddress();
  const token = await tokenFor(email);
  expectProblem(await login(email), 401, 'AUTH.INVALID_CREDENTIALS');
  const { status, body } = await verify(token);
  expect(status).toBe(200);
  expect(body).toMatchObject({ email, role: 'user', kind: 'person', disabled: false });
  expect((await login(email)).status).toBe(200);
  expectProblem(await verify(token), 400, 'AUTH.INVALID_LINK');
});

test('nobody learns by registering whether an address has an account', async () => {
  const [known, unknown] = [anAddress(), anAddress()];
  await verify(await tokenFor(known));
  const answers = [await register(known, OTHER), await register(unknown, OTHER)];
  const [one, two] = answers.map(({ status, body, headers }) => {
    return { status, body, names: [...headers.keys()], length: headers.get('content-length') };
  });
  expect(one).toEqual(two);
  expect(one).toMatchObject({ status: 202, body: '' });
  await until(() => mails.mailsTo(unknown).length).toBe(1);
  await until(() => mails.mailsTo(known).length).toBe(2);
  // Its owner learns it, and nothing changes.
  expect(mails.tokenTo(known)).toBeUndefined();
  expect(mails.mailsTo(known).at(-1)?.headers).toMatch(/^Subject: You have an account/m);
  expectProblem(await login(known, OTHER), 401, 'AUTH.INVALID_CREDENTIALS');
});

test('the password is that of the link, whoever else registers with the address', async () => {
  const email = anAddress();
  const mine = await tokenFor(email);
  const theirs = await tokenFor(email, OTHER);
  expect((await verify(mine)).status).toBe(200);
  expect((await login(email)).status).toBe(200);
  expectProblem(await login(email, OTHER), 401, 'AUTH.INVALID_CREDENTIALS');
  expectProblem(await verify(theirs), 409, 'USER.EMAIL_TAKEN');
});

test('of two who open a link at once one gets the account', async () => {
  const token = await tokenFor(anAddress());
  const answers = await Promise.all([verify(token), verify(token), verify(token)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
});

test('an address that somebody was given meanwhile is taken', async () => {
  const email = anAddress();
  const token = await tokenFor(email);
  const { body } = await admin.post('/invitations', { email });
  await until(() => mails.mailsTo(email).length).toBe(2);
  expect(body).toMatchObject({ email, role: 'user', link: null, token: null });
  const invitation = mails.tokenTo(email);
  const accepted = { token: invitation, password: OTHER };
  expect((await anyone.post('/invitations/accept', accepted)).status).toBe(201);
  expectProblem(await verify(token), 409, 'USER.EMAIL_TAKEN');
});

test('a link counts for its purpose, its organisation and its time only', async () => {
  const email = anAddress();
  const token = await tokenFor(email);
  const password = OTHER;
  expectProblem(
    await anyone.post('/auth/password/reset', { token, password }),
    400,
    'AUTH.INVALID_LINK',
  );
  expectProblem(
    await anyone.post('/invitations/accept', { token, password }),
    400,
    'AUTH.INVALID_LINK',
  );
  expectProblem(await verify(token, { organization: 'nowhere' }), 400, 'AUTH.INVALID_LINK');
  await database.query(`UPDATE account_links SET expires_at = now() WHERE email = $1`, [email]);
  expectProblem(await verify(token), 400, 'AUTH.INVALID_LINK');
});

test('an organisation that is stopped, or takes other addresses now, lets nobody in', async () => {
  const { id, slug } = await anOrganization(admin);
  const email = anAddress();
  const token = await tokenFor(email, PASSWORD, { organization: slug });
  await admin.post(`/organizations/${id}/suspend`);
  await until(async () => (await verify(token)).body['code']).toBe('ORGANIZATION.SUSPENDED');
  await admin.post(`/organizations/${id}/reactivate`);
  await admin.patch(`/organizations/${id}`, { allowedEmailDomains: ['acme.example'] });
  await until(async () => (await verify(token)).body['code']).toBe(
    'ORGANIZATION.EMAIL_DOMAIN_REFUSED',
  );
});

test('what is wrong with a registration is told at once', async () => {
  expectInvalid(await register('nobody'), 'email');
  expectInvalid(await register(anAddress(), 'password1234567'), 'password');
  expect(await allOf(admin, '/invitations')).toEqual([]);
});

test('without a mail server an admin hands the link over', async () => {
  const desk = await fixture({ REGISTRATION: 'verified', ENCODER: 'off' });
  const stranger = new Api(desk.service.url);
  const email = anAddress();
  expect((await stranger.post('/auth/register', { email, password: PASSWORD })).status).toBe(202);
  const [pending] = await allOf<{ id: number; email: string }>(desk.admin, '/registrations');
  expect(pending?.email).toBe(email);
  const path = `/registrations/${pending!.id}/link`;
  const { status, body } = await desk.admin.post(path);
  expect(status).toBe(201);
  // What the log is told meanwhile takes nothing from the admin's link.
  const jobs = () => allOf<{ status: string }>(desk.admin, '/jobs?type=account-mail');
  await until(async () => (await jobs()).map((job) => job.status)).toEqual(['completed']);
  const { status: made } = await stranger.post('/auth/verify-email', { token: body['token'] });
  expect(made).toBe(200);
  expect((await stranger.as(email, PASSWORD)).userId).toEqual(expect.any(Number));
  expectProblem(await desk.admin.post(path), 404, 'REGISTRATION.NOT_FOUND');
  const { body: invited } = await desk.admin.post('/invitations', { email: anAddress() });
  const other = `/registrations/${Number(invited['id'])}/link`;
  expectProblem(await desk.admin.post(other), 404, 'REGISTRATION.NOT_FOUND');
});
