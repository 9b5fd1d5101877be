import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Api } from '../support/api.js';
import { expectInvalid, expectProblem, NO_ID, theAdmin } from '../support/builders.js';
import { expectThat } from '../support/expect-that.js';
import { until } from '../support/until.js';

const MINE = '/users/me/profile';
const of = ({ userId }: Api): string => `/users/${userId}/profile`;
const when = (version: number) => ({ headers: { 'if-match': `"${version}"` } });

let admin: Api;
let agent: Api;
let customer: Api;

beforeAll(async () => {
  admin = await theAdmin();
  [agent, customer] = await Promise.all([admin.newStaff('agent'), admin.newUser()]);
});

describe('the own profile', () => {
  test('is there and empty before anybody has said anything', async () => {
    const somebody = await admin.newUser();
    const { status, body, headers } = await somebody.get(MINE);
    expect(status).toBe(200);
    expect(headers.get('etag')).toBe('"0"');
    expect(body).toMatchObject({
      userId: somebody.userId,
      firstName: null,
      phone: null,
      customerSince: new Date().toISOString().slice(0, 10),
      notifications: { ticketAnswered: ['in_app'], slaBreached: ['in_app', 'email'] },
      version: 0,
    });
    for (const field of ['lifetimeValue', 'tags', 'attributes'])
      expect(body).not.toHaveProperty(field);
  });

  test('says what was changed, and null takes it out again', async () => {
    const change = {
      firstName: 'Ada',
      lastName: 'King',
      displayName: 'Ada Lovelace',
      phone: '+4930901820',
      avatarUrl: 'https://acme.example/ada.png',
      preferredLanguage: 'de-CH',
      timezone: 'Europe/Berlin',
    };
    const { status, body, headers } = await customer.patch(MINE, change);
    expectThat(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ ...change, version: 1 });
    expect(headers.get('etag')).toBe('"1"');
    const emptied = await customer.patch(MINE, { phone: null, avatarUrl: null });
    expect(emptied.body).toMatchObject({ ...change, phone: null, avatarUrl: null, version: 2 });
    expect((await customer.get(MINE)).body).toMatchObject({ firstName: 'Ada', phone: null });
  });

  test('keeps the channels of news that are not named', async () => {
    const somebody = await admin.newUser();
    await somebody.patch(MINE, { notifications: { mentioned: [] } });
    const { body } = await somebody.patch(MINE, { notifications: { ticketAnswered: ['email'] } });
    expect(body['notifications']).toMatchObject({
      mentioned: [],
      ticketAnswered: ['email'],
      ticketResolved: ['in_app'],
    });
  });

  test.each([
    { firstName: '' },
    { firstName: 'x'.repeat(101) },
    { phone: '030 901820' },
    { phone: '+0309018200' },
    { phone: '+1234567890123456' },
    { avatarUrl: 'http://acme.example/ada.png' },
    { avatarUrl: 'https://ada:secret@acme.example/ada.png' },
    { avatarUrl: 'javascript:alert(1)' },
    { preferredLanguage: 'no language' },
    { timezone: 'Europe/Atlantis' },
    { timezone: '+01:00' },
    { notifications: { mentioned: ['pigeon'] } },
    { notifications: { mentioned: ['email', 'email'] } },
    { tier: 'enterprise' },
    { tags: ['vip'] },
    { lifetimeValue: '1' },
  ])('refuses %j', async (change) => {
    const [field = ''] = Object.keys(change);
    const { errors } = expectProblem(await customer.patch(MINE, change), 400, 'REQUEST.INVALID');
    expect(errors.map(({ path }) => path.split('.')[0])).toEqual([field]);
  });

  test('refuses a change of nothing', async () => {
    expectInvalid(await customer.patch(MINE, {}), 'body');
  });

  test('is changed by one of two who have seen the same', async () => {
    const somebody = await admin.newUser();
    const answers = await Promise.all(
      ['Ada', 'Eve'].map((firstName) => somebody.patch(MINE, { firstName }, when(0))),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await somebody.get(MINE)).body).toMatchObject({ version: 1 });
  });

  test('tells when its owner was here', async () => {
    const somebody = await admin.newUser();
    const lastSeen = async () => (await somebody.get(MINE)).body['lastSeenAt'] !== null;
    await until(lastSeen, { every: 500 }).toBe(true);
    expect((await somebody.get(MINE)).body).toMatchObject({ version: 0 });
  });
});

describe('the profile of a customer', () => {
  test('is kept by the staff, which the log tells without the words', async () => {
    const somebody = await admin.newUser();
    const change = {
      tier: 'enterprise',
      customerSince: '2020-02-29',
      lifetimeValue: '1234.50',
      tags: ['pilot', 'vip'],
      attributes: { plan: 'gold', seats: 12, beta: true, note: null, __proto: 'x' },
    };
    const { status, body } = await agent.patch(of(somebody), change, when(0));
    expectThat(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ ...change, userId: somebody.userId, version: 1 });
    expect((await agent.get(of(somebody))).body).toEqual(body);
    const log = await admin.get<{ data: object[] }>(
      `/audit-events?subjectType=user&subjectId=${somebody.userId}`,
    );
    expect(log.body.data).toContainEqual(
      expect.objectContaining({
        action: 'user.profile_changed',
        actorId: agent.userId,
        after: { fields: Object.keys(change), version: 1 },
      }),
    );
    expect((await somebody.get(MINE)).body).toMatchObject({ tier: 'enterprise' });
  });

  test('takes whatever name an attribute has', async () => {
    const attributes = JSON.parse('{"__proto__": "a", "constructor": "b"}') as object;
    const { status, body } = await agent.patch(of(customer), { attributes });
    expectThat(status, JSON.stringify(body)).toBe(200);
    expect(JSON.stringify(body['attributes'])).toContain('__proto__');
  });

  test.each([
    { tier: 'gold' },
    { customerSince: '2023-02-29' },
    { customerSince: '2023-02-28T00:00:00Z' },
    { lifetimeValue: 12.5 },
    { lifetimeValue: '12.345' },
    { lifetimeValue: '1234567890123' },
    { tags: ['a', 'a'] },
    { attributes: { nested: {} } },
    { attributes: { list: [1] } },
    { attributes: { text: 'x'.repeat(501) } },
    { attributes: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`a${i}`, i])) },
    { attributes: { '': 1 } },
    { attributes: null },
  ])('refuses %j', async (change) => {
    expectInvalid(await agent.patch(of(customer), change), Object.keys(change)[0]!);
  });

  test('is no other customer’s, and nobody’s where there is no account', async () => {
    const stranger = await admin.newUser();
    expectProblem(await stranger.get(of(customer)), 403, 'AUTH.FORBIDDEN');
    expectProblem(await agent.get(`/users/${NO_ID}/profile`), 404, 'USER.NOT_FOUND');
    expectProblem(
      await agent.patch(`/users/${NO_ID}/profile`, { tags: [] }),
      404,
      'USER.NOT_FOUND',
    );
  });

  test('goes with the account', async () => {
    const somebody = await admin.newUser();
    await somebody.patch(MINE, { firstName: 'Ada' });
    await admin.delete(`/users/${somebody.userId}`);
    expectProblem(await agent.get(of(somebody)), 404, 'USER.NOT_FOUND');
  });
});

test('the profile of somebody of the staff is changed by themselves and admins', async () => {
  const colleague = await admin.newStaff('supervisor');
  const change = { displayName: 'Eve' };
  expectProblem(await agent.patch(of(colleague), change), 403, 'USER.PROFILE_OF_STAFF');
  expect((await colleague.patch(MINE, change)).status).toBe(200);
  expect((await admin.patch(of(colleague), { tags: ['night shift'] })).status).toBe(200);
  expect((await agent.get(of(colleague))).body).toMatchObject({ ...change, tags: ['night shift'] });
});
