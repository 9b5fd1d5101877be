import { beforeAll, describe, expect, test } from '@jest/globals';
import { Api, PASSWORD } from '../support/api.js';
import { anyone, expectProblem, theAdmin, unique } from '../support/builders.js';
import { anOrganization } from '../support/organizations.js';
import { SoftAuthenticator } from '../support/soft-authenticator.js';

let operator: Api;

beforeAll(async () => {
  operator = await theAdmin();
});

const credentials = { email: 'ada@acme.example', password: PASSWORD };

interface Tenant {
  readonly id: number;
  readonly slug: string;
  readonly admin: Api;
  readonly refreshToken: string;
}

/** An organisation and its admin, who has signed in. */
async function aTenant(fields: object = {}): Promise<Tenant> {
  const { id, slug } = await anOrganization(operator, { admin: credentials, ...fields });
  const { status, body } = await signIn(slug);
  expect(status).toBe(200);
  const admin = new Api(operator.url, String(body['accessToken']));
  return { id, slug, admin, refreshToken: String(body['refreshToken']) };
}

const signIn = (organization: string) =>
  anyone().post('/auth/login', { ...credentials, organization });

const register = (organization: string, email = `${unique()}@acme.example`) =>
  anyone().post('/auth/register', { email, password: PASSWORD, organization });

describe.each([
  ['suspended', { status: 'suspended' }, 'ORGANIZATION.SUSPENDED'],
  ['switched off', { active: false }, 'ORGANIZATION.SUSPENDED'],
  ['expired', { status: 'expired' }, 'ORGANIZATION.EXPIRED'],
  ['at the end of its trial', { tier: 'trial', trialEndsAt: '2020-01-01' }, 'ORGANIZATION.EXPIRED'],
])('an organisation that is %s', (_, change, code) => {
  test('lets nobody in, until it is reactivated', async () => {
    const { id, slug, admin, refreshToken } = await aTenant();
    expect((await admin.get('/tickets')).status).toBe(200);
    await operator.patch(`/organizations/${id}`, change);
    expectProblem(await admin.get('/tickets'), 403, code);
    expectProblem(await admin.get('/organization'), 403, code);
    expectProblem(await signIn(slug), 403, code);
    expectProblem(await register(slug), 403, code);
    expectProblem(await anyone().post('/auth/refresh', { refreshToken }), 403, code);
    const wrong = { ...credentials, password: 'a wrong one', organization: slug };
    expectProblem(await anyone().post('/auth/login', wrong), 401, 'AUTH.INVALID_CREDENTIALS');

    await operator.patch(`/organizations/${id}`, { tier: 'free' });
    await operator.post(`/organizations/${id}/reactivate`);
    expect((await admin.get('/tickets')).status).toBe(200);
    expect((await anyone().post('/auth/refresh', { refreshToken })).status).toBe(200);
  });
});

test('only addresses on the list may call, from the next request on', async () => {
  const { id, slug, admin } = await aTenant();
  await operator.patch(`/organizations/${id}`, { ipAllowList: ['192.0.2.0/24'] });
  expectProblem(await admin.get('/tickets'), 403, 'ORGANIZATION.ADDRESS_REFUSED');
  expectProblem(await signIn(slug), 403, 'ORGANIZATION.ADDRESS_REFUSED');
  await operator.patch(`/organizations/${id}`, { ipAllowList: ['0.0.0.0/0', '::/0'] });
  expect((await admin.get('/tickets')).status).toBe(200);
});

test('staff without a second factor can do nothing but set one up where one is required', async () => {
  const { slug, admin } = await aTenant();
  expect((await admin.patch('/organization', { requireMfa: true })).status).toBe(200);
  expectProblem(await admin.get('/tickets'), 403, 'ORGANIZATION.SECOND_FACTOR_NEEDED');
  expectProblem(await admin.get('/organization'), 403, 'ORGANIZATION.SECOND_FACTOR_NEEDED');
  expect((await admin.get('/users/me')).status).toBe(200);
  const started = await admin.post('/auth/second-factor', { password: PASSWORD });
  expect(started.status).toBe(200);
  expect((await signIn(slug)).status).toBe(200);

  const email = `${unique()}@acme.example`;
  await register(slug, email);
  const { body } = await anyone().post('/auth/login', {
    email,
    password: PASSWORD,
    organization: slug,
  });
  const customer = new Api(operator.url, String(body['accessToken']));
  expect((await customer.get('/tickets')).status).toBe(200);
});

test('a second factor can be asked of single roles, of customers too', async () => {
  const { slug, admin } = await aTenant();
  const email = `${unique()}@acme.example`;
  await register(slug, email);
  const account = { email, password: PASSWORD, organization: slug };
  const { body } = await anyone().post('/auth/login', account);
  const customer = new Api(operator.url, String(body['accessToken']));
  for (const requireMfaRoles of [['boss'], ['system'], ['admin', 'admin'], 'admin', [7]]) {
    const answer = await admin.patch('/organization', { requireMfaRoles });
    expectProblem(answer, 400, 'REQUEST.INVALID');
  }
  const changed = await admin.patch('/organization', { requireMfaRoles: ['user'] });
  expect(changed.body['requireMfaRoles']).toEqual(['user']);
  expectProblem(await customer.get('/tickets'), 403, 'ORGANIZATION.SECOND_FACTOR_NEEDED');
  expect((await admin.get('/tickets')).status).toBe(200);
  await admin.patch('/organization', { requireMfaRoles: ['admin'] });
  expect((await customer.get('/tickets')).status).toBe(200);
  expectProblem(await admin.get('/tickets'), 403, 'ORGANIZATION.SECOND_FACTOR_NEEDED');
  const made = await new SoftAuthenticator().register(admin);
  expect(made.status).toBe(201);
  expect((await admin.get('/tickets')).status).toBe(200);
});

test('only addresses of the allowed domains get an account', async () => {
  const { slug } = await aTenant({ allowedEmailDomains: ['acme.example'] });
  expect((await register(slug)).status).toBe(201);
  const refused = await register(slug, 'eve@acme.example.com');
  expectProblem(refused, 403, 'ORGANIZATION.EMAIL_DOMAIN_REFUSED');
});

test('of many who register for the last places, so many get one', async () => {
  const { slug } = await aTenant({ limits: { users: 3 } });
  const answers = await Promise.all(Array.from({ length: 8 }, () => register(slug)));
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([201, 201, 403, 403, 403, 403, 403, 403]);
  expect((await register(slug)).body).toMatchObject({
    code: 'ORGANIZATION.LIMIT_EXCEEDED',
    limit: 3,
    used: 3,
    renewsAt: null,
  });
});

test('calls beyond those of an hour are refused, and the answer says until when', async () => {
  const { admin } = await aTenant({ limits: { apiCallsPerHour: 2 } });
  expect((await admin.get('/users/me')).status).toBe(200);
  expect((await admin.get('/users/me')).status).toBe(200);
  const { status, body } = await admin.get('/users/me');
  expect(status).toBe(403);
  expect(body).toMatchObject({ code: 'ORGANIZATION.LIMIT_EXCEEDED', limit: 2, used: 2 });
  expect(Date.parse(String(body['renewsAt']))).toBeGreaterThan(Date.now());
});
