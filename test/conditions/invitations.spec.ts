import { beforeAll, expect, test } from '@jest/globals';
import { Api, PASSWORD } from '../support/api.js';
import { allOf, expectInvalid, expectProblem, NO_ID, unique } from '../support/builders.js';
import { type Fixture, fixture } from '../support/fixture.js';
import { anOrganization } from '../support/organizations.js';
import type { AuditEvent } from '../support/schemas.js';

interface Invitation {
  readonly id: number;
  readonly email: string;
  readonly link: string | null;
  readonly token: string | null;
}

let desk: Fixture;
let admin: Api;
let anyone: Api;

beforeAll(async () => {
  desk = await fixture({ REGISTRATION: 'off', PUBLIC_URL: 'https://example.org/desk/' });
  ({ admin } = desk);
  anyone = new Api(desk.service.url);
});

const anAddress = () => `${unique('ada')}@example.com`;
const invite = async (email: string, fields: object = {}): Promise<Invitation> =>
  (await admin.post<Invitation>('/invitations', { email, ...fields })).body;
const accept = (token: unknown, password = PASSWORD, fields: object = {}) =>
  anyone.post('/invitations/accept', { token, password, ...fields });
const invited = async () =>
  (await allOf<Invitation>(admin, '/invitations')).map(({ email }) => email);

test('where registration is off, only who is invited makes an account', async () => {
  const email = anAddress();
  const registered = await anyone.post('/auth/register', { email, password: PASSWORD });
  expectProblem(registered, 403, 'AUTH.REGISTRATION_OFF');

  const { id, token, link } = await invite(email.toUpperCase(), { role: 'agent' });
  expect(link).toBe(`https://example.org/desk/console/accept-invitation#token=${token}`);
  expect(await invited()).toEqual([email]);
  const { status, body } = await accept(token);
  expect(status).toBe(201);
  expect(body).toMatchObject({ email, role: 'agent', kind: 'person' });
  expect((await anyone.as(email, PASSWORD)).userId).toBe(body['id']);
  expectProblem(await accept(token), 400, 'AUTH.INVALID_LINK');
  expect(await invited()).toEqual([]);
  const path = '/audit-events?action=invitation.created';
  const [event] = await allOf<AuditEvent>(admin, path);
  expect(event).toMatchObject({ actorId: admin.userId, subjectId: String(id) });
});

test('of several who accept at once one does', async () => {
  const { token } = await invite(anAddress());
  const answers = await Promise.all(Array.from({ length: 4 }, () => accept(token)));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400, 400]);
});

test('one that is withdrawn, too old or made anew is none', async () => {
  const email = anAddress();
  const first = await invite(email);
  const second = await invite(email, { role: 'agent' });
  expectProblem(await accept(first.token), 400, 'AUTH.INVALID_LINK');
  expect((await admin.delete(`/invitations/${second.id}`)).status).toBe(204);
  expectProblem(await accept(second.token), 400, 'AUTH.INVALID_LINK');
  expectProblem(await admin.delete(`/invitations/${second.id}`), 404, 'INVITATION.NOT_FOUND');
  const third = await invite(email);
  await desk.database.query('UPDATE account_links SET expires_at = now() WHERE id = $1', [
    third.id,
  ]);
  expectProblem(await accept(third.token), 400, 'AUTH.INVALID_LINK');
  expect(await invited()).not.toContain(email);
});

test('a password that is refused leaves the invitation', async () => {
  const email = anAddress();
  const { token } = await invite(email);
  expectInvalid(await accept(token, email), 'password');
  expectInvalid(await accept(token, 'short'), 'password');
  expect((await accept(token)).status).toBe(201);
});

test('nobody is invited who has an account, or as a machine', async () => {
  const email = anAddress();
  await accept((await invite(email)).token);
  expectProblem(await admin.post('/invitations', { email }), 409, 'USER.EMAIL_TAKEN');
  expectInvalid(await admin.post('/invitations', { email: anAddress(), role: 'system' }), 'role');
  expectInvalid(await admin.post('/invitations', { email: 'nobody' }), 'email');
});

test('a reset link is no invitation, and an invitation withdraws no reset link', async () => {
  const { body } = await accept((await invite(anAddress())).token);
  const { body: made } = await admin.post(`/users/${Number(body['id'])}/password-reset`);
  expectProblem(await accept(made['token']), 400, 'AUTH.INVALID_LINK');
  const rows = await desk.database.query<{ id: number }>(
    `SELECT id FROM account_links WHERE purpose = 'reset_password'`,
  );
  for (const { id } of rows)
    expectProblem(await admin.delete(`/invitations/${id}`), 404, 'INVITATION.NOT_FOUND');
  expect(rows).toHaveLength(1);
});

test('an organisation sees its own invitations, and takes its own addresses', async () => {
  const person = { email: 'boss@acme.example', password: PASSWORD };
  const { id, slug } = await anOrganization(admin, { admin: person });
  await admin.patch(`/organizations/${id}`, { allowedEmailDomains: ['acme.example'] });
  const { body } = await anyone.post('/auth/login', { ...person, organization: slug });
  const boss = new Api(admin.url, String(body['accessToken']));
  const strange = await boss.post('/invitations', { email: anAddress() });
  expectProblem(strange, 403, 'ORGANIZATION.EMAIL_DOMAIN_REFUSED');
  const mine = await invite(anAddress());
  expectProblem(await boss.delete(`/invitations/${mine.id}`), 404, 'INVITATION.NOT_FOUND');
  expectProblem(await boss.delete(`/invitations/${NO_ID}`), 404, 'INVITATION.NOT_FOUND');
  expect(await allOf(boss, '/invitations')).toEqual([]);
  const theirs = await boss.post<Invitation>('/invitations', { email: 'ada@acme.example' });
  const { token } = theirs.body;
  expectProblem(
    await accept(token, PASSWORD, { organization: 'default' }),
    400,
    'AUTH.INVALID_LINK',
  );
  expect((await accept(token, PASSWORD, { organization: slug })).status).toBe(201);
});
