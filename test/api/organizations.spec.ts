import { beforeAll, describe, expect, test } from '@jest/globals';
import type { OrganizationView } from '../../src/identity/organizations/organization.dto.js';
import { type Api, PASSWORD } from '../support/api.js';
import {
  allOf,
  anyone,
  expectInvalid,
  expectProblem,
  NO_ID,
  theAdmin,
} from '../support/builders.js';
import { anOrganization, aSlug } from '../support/organizations.js';

let operator: Api;

beforeAll(async () => {
  operator = await theAdmin();
});

describe('a new organisation', () => {
  test('is as it was asked for, and else as most are', async () => {
    const slug = aSlug();
    const limits = { users: 3, conversationsPerMonth: 1_000, storageBytes: 2 ** 40 };
    const fields = { slug, name: 'Acme', tier: 'starter', limits, tags: ['pilot'] };
    const answer = await operator.post<OrganizationView>('/organizations', fields);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/v1/organizations/${answer.body.id}`);
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.body).toEqual({
      id: expect.any(Number),
      slug,
      name: 'Acme',
      displayName: null,
      description: '',
      website: null,
      logoUrl: null,
      tier: 'starter',
      status: 'active',
      trialEndsAt: null,
      trialActive: false,
      subscriptionActive: true,
      limits: {
        users: 3,
        conversationsPerMonth: 1_000,
        messagesPerConversation: null,
        knowledgeEntries: null,
        apiCallsPerHour: null,
        storageBytes: 2 ** 40,
      },
      settings: {},
      features: {},
      branding: {},
      metadata: {},
      tags: ['pilot'],
      timezone: 'UTC',
      defaultLanguage: 'en',
      supportedLanguages: ['en'],
      allowedEmailDomains: [],
      ipAllowList: [],
      requireMfa: false,
      requireMfaRoles: [],
      redactPaymentData: true,
      auditReading: false,
      active: true,
      verified: false,
      demo: false,
      deletionRequestedAt: null,
      version: 1,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    });
    expect((await operator.get(`/organizations/${answer.body.id}`)).body).toEqual(answer.body);
    const listed = await allOf<OrganizationView>(operator, '/organizations');
    expect(listed).toContainEqual(answer.body);
    expect(listed[0]).toMatchObject({ id: 1, slug: 'default' });
  });

  test('is made once of two with the same slug at once, and then not again', async () => {
    const body = { slug: aSlug(), name: 'Acme' };
    const answers = await Promise.all([1, 2].map(() => operator.post('/organizations', body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expectProblem(await operator.post('/organizations', body), 409, 'ORGANIZATION.SLUG_TAKEN');
  });

  test('is not made where its admin cannot be', async () => {
    const slug = aSlug();
    const admin = { email: 'ada@example.com', password: 'password1234567' };
    const refused = await operator.post('/organizations', { slug, name: 'Acme', admin });
    expectInvalid(refused, 'admin.password');
    expect((await anOrganization(operator, { slug })).slug).toBe(slug);
  });

  test('may have an admin with an address that somebody has elsewhere', async () => {
    const admin = { email: 'admin@example.com', password: PASSWORD };
    await anOrganization(operator, { admin });
    await anOrganization(operator, { admin });
  });

  test('stands in the log of the operator, without the password', async () => {
    const admin = { email: 'ada@example.com', password: PASSWORD };
    const { id, slug } = await anOrganization(operator, { admin });
    const { body } = await operator.get<{ data: object[] }>(
      `/audit-events?action=organization.created&subjectId=${id}&subjectType=organization`,
    );
    expect(body.data).toEqual([
      expect.objectContaining({
        actorId: operator.userId,
        after: expect.objectContaining({ slug }),
      }),
    ]);
    expect(JSON.stringify(body)).not.toContain(PASSWORD);
  });

  test('speaks its default language', async () => {
    const german = await anOrganization(operator, { defaultLanguage: 'de' });
    expect(german.supportedLanguages).toEqual(['de']);
    const body = { slug: aSlug(), name: 'Acme', defaultLanguage: 'de', supportedLanguages: ['fr'] };
    expectInvalid(await operator.post('/organizations', body), 'defaultLanguage');
    const change = { supportedLanguages: ['fr', 'it'] };
    const refused = await operator.patch(`/organizations/${german.id}`, change);
    expectInvalid(refused, 'defaultLanguage');
  });

  test.each([
    ['slug', 'Acme'],
    ['slug', 'a'],
    ['slug', 'www'],
    ['slug', 'xn--bcher-kva'],
    ['slug', 7],
    ['name', ' '],
    ['tier', 'gold'],
    ['status', 'active'],
    ['id', 7],
    ['version', 7],
    ['limits', 7],
    ['limits.users', -1],
    ['limits.users', 1.5],
    ['limits.users', 2 ** 31],
    ['limits.cars', 1],
    ['timezone', 'Mars/Olympus'],
    ['timezone', '+01:00'],
    ['defaultLanguage', 'de_DE'],
    ['supportedLanguages', []],
    ['supportedLanguages', ['en', 'en']],
    ['allowedEmailDomains', ['@acme.example']],
    ['ipAllowList', ['10.0.0.0/33']],
    ['ipAllowList', 'localhost'],
    ['website', 'javascript:alert(1)'],
    ['settings', []],
    ['settings', { text: '\u0000' }],
    ['branding', { text: 'x'.repeat(16_384) }],
    ['admin.email', 'nobody'],
    ['admin.password', 'short'],
  ])('cannot have %s = %j', async (path, value) => {
    const [field = '', inner] = path.split('.');
    const admin = { email: 'ada@example.com', password: PASSWORD };
    const whole = inner === undefined ? value : { ...(field === 'admin' && admin), [inner]: value };
    const body = { slug: aSlug(), name: 'Acme', [field]: whole };
    expectInvalid(await operator.post('/organizations', body), path);
  });
});

describe('an operator', () => {
  test('changes what an organisation is, but by its latest version only', async () => {
    const { id } = await anOrganization(operator, { tier: 'trial' });
    const path = `/organizations/${id}`;
    const trialEndsAt = '2020-01-01T00:00:00.000Z';
    const change = { trialEndsAt, limits: { users: 5 }, verified: true };
    const headers = { 'if-match': '"1"' };
    const { status, body } = await operator.patch<OrganizationView>(path, change, { headers });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      trialEndsAt,
      trialActive: false,
      subscriptionActive: false,
      verified: true,
      limits: { users: 5, storageBytes: null },
      version: 2,
    });
    const stale = await operator.patch(path, { demo: true }, { headers });
    expectProblem(stale, 412, 'REQUEST.STALE_VERSION');
    const unlimited = await operator.patch(path, { limits: { users: null }, trialEndsAt: null });
    expect(unlimited.body).toMatchObject({ trialActive: true, limits: { users: null } });
  });

  test('cannot change a slug, nor nothing', async () => {
    const { id } = await anOrganization(operator);
    expectInvalid(await operator.patch(`/organizations/${id}`, { slug: aSlug() }), 'slug');
    expectInvalid(await operator.patch(`/organizations/${id}`, {}), 'body');
  });

  test('suspends and reactivates one', async () => {
    const { id } = await anOrganization(operator);
    const suspended = await operator.post(`/organizations/${id}/suspend`);
    expect(suspended.body).toMatchObject({ status: 'suspended', subscriptionActive: false });
    const again = await operator.post(`/organizations/${id}/reactivate`);
    expect(again.body).toMatchObject({ status: 'active', subscriptionActive: true, version: 3 });
  });

  test('can stop no default organisation, to which operators belong', async () => {
    for (const answer of [
      await operator.post('/organizations/1/suspend'),
      await operator.patch('/organizations/1', { status: 'expired' }),
      await operator.patch('/organizations/1', { active: false }),
      await operator.patch('/organizations/1', { tier: 'trial', trialEndsAt: '2020-01-01' }),
    ]) {
      expectProblem(answer, 409, 'ORGANIZATION.IS_DEFAULT');
    }
  });

  test.each([NO_ID, 2_147_483_647])('finds no organisation %d', async (id) => {
    for (const answer of [
      await operator.get(`/organizations/${id}`),
      await operator.patch(`/organizations/${id}`, { name: 'Acme' }),
      await operator.post(`/organizations/${id}/suspend`),
      await operator.post(`/organizations/${id}/reactivate`),
    ]) {
      expectProblem(answer, 404, 'ORGANIZATION.NOT_FOUND');
    }
  });
});

describe('an admin', () => {
  test('sees and changes the own organisation', async () => {
    const admin = await operator.newStaff('admin');
    const before = await admin.get<OrganizationView>('/organization');
    expect(before.body).toMatchObject({ id: 1, slug: 'default' });
    const change = {
      displayName: aSlug(),
      website: 'https://acme.example/',
      timezone: 'Asia/Tokyo',
    };
    const headers = { 'if-match': before.headers.get('etag')! };
    const { status, body } = await admin.patch('/organization', change, { headers });
    expect(status).toBe(200);
    expect(body).toMatchObject({ ...change, version: before.body.version + 1 });
    const back = { displayName: null, website: null, timezone: 'UTC' };
    expect((await admin.patch('/organization', back)).status).toBe(200);
  });

  test.each(['slug', 'name', 'tier', 'status', 'limits', 'features', 'metadata', 'active'])(
    'cannot change its %s',
    async (field) => {
      expectInvalid(await operator.patch('/organization', { [field]: 'x' }), field);
    },
  );

  test('cannot shut themselves out', async () => {
    const answer = await operator.patch('/organization', { ipAllowList: ['192.0.2.0/24'] });
    expectProblem(answer, 422, 'ORGANIZATION.LOCKS_OUT');
  });

  test('who is no operator can do nothing with other organisations', async () => {
    const admin = await operator.newStaff('admin');
    for (const path of ['/organizations', '/organizations/1']) {
      expectProblem(await admin.get(path), 403, 'AUTH.FORBIDDEN');
    }
    const answer = await admin.post('/organizations', { slug: aSlug(), name: 'Mine' });
    expectProblem(answer, 403, 'AUTH.FORBIDDEN');
  });
});

test('nobody who is not signed in sees an organisation', async () => {
  expectProblem(await anyone().get('/organization'), 401, 'AUTH.UNAUTHENTICATED');
  expectProblem(await anyone().get('/organizations'), 401, 'AUTH.UNAUTHENTICATED');
});

describe('operators', () => {
  const OWN = '/organizations/1';

  test('cannot shut themselves out of the default organisation', async () => {
    const refused = await operator.patch(OWN, { ipAllowList: ['192.0.2.1'] });
    expectProblem(refused, 422, 'ORGANIZATION.LOCKS_OUT');
    const trialEndsAt = new Date(Date.now() + 60_000).toISOString();
    const ending = await operator.patch(OWN, { tier: 'trial', trialEndsAt });
    expectProblem(ending, 409, 'ORGANIZATION.IS_DEFAULT');
  });

  test('can raise a limit of calls that is used up', async () => {
    expect((await operator.patch(OWN, { limits: { apiCallsPerHour: 0 } })).status).toBe(200);
    const raised = await operator.patch(OWN, { limits: { apiCallsPerHour: null } });
    expect(raised.status).toBe(200);
  });
});

test('where there are other organisations, only operators change accounts of operators', async () => {
  await anOrganization(operator);
  const second = await operator.newStaff('admin');
  const account = `/users/${operator.userId}`;
  for (const answer of [
    await second.patch(account, { disabled: true }),
    await second.patch(`${account}/role`, { role: 'user' }),
    await second.delete(account),
    await second.delete(`${account}/second-factor`),
  ]) {
    expectProblem(answer, 403, 'USER.OPERATOR');
  }
  expect((await operator.patch(`/users/${second.userId}/role`, { role: 'user' })).status).toBe(200);
});
