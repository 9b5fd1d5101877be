import { beforeAll, describe, expect, test } from '@jest/globals';
import { type Api } from '../support/api.js';
import { type Fixture, fixture } from '../support/fixture.js';
import { ADMIN } from '../support/service.js';
import { until } from '../support/until.js';

const SIGN_INS = 3;

let proxied: Fixture;
let direct: Fixture;

beforeAll(async () => {
  [proxied, direct] = await Promise.all([
    fixture({
      TRUST_PROXY: 'true',
      PUBLIC_URL: 'https://example.org/desk/',
      RATE_LIMIT_SIGN_IN_PER_MINUTE: String(SIGN_INS),
    }),
    fixture({ ADMIN_EMAIL: 'somebody.else@example.com', TRUST_PROXY: 'false' }),
  ]);
});

const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });

/** How many sign-ins are left after one of this address, by what the answer says. */
async function leftAfterSignIn(address: string): Promise<string | undefined> {
  const guess = { email: `${address.replace(/\W/g, '')}@example.com`, password: 'a wrong guess' };
  const { headers } = await proxied.admin.post('/auth/login', guess, from(address));
  return /"sign-in";r=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1];
}

describe('an address with a port', () => {
  test.each([
    ['198.51.100.7:50001', '198.51.100.7:50002', '198.51.100.7'],
    ['[2001:db8::1]:50001', '[2001:db8::1]:50002', '2001:db8::1'],
  ])('%s is the same client as %s and %s', async (...addresses) => {
    for (const [index, address] of addresses.entries()) {
      expect(await leftAfterSignIn(address)).toBe(String(SIGN_INS - 1 - index));
    }
  });
});

test('refreshing and signing out do not use up the sign-ins', async () => {
  const client = from('198.51.100.8');
  const account = { email: ADMIN.email, password: ADMIN.password };
  let { body } = await proxied.admin.post('/auth/login', account, client);
  for (let refreshed = 0; refreshed <= SIGN_INS; refreshed++) {
    const { refreshToken } = body;
    const answer = await proxied.admin.post('/auth/refresh', { refreshToken }, client);
    expect(answer.status).toBe(200);
    body = answer.body;
  }
  const { refreshToken } = body;
  const ended = await proxied.admin.post('/auth/logout', { refreshToken }, client);
  expect(ended.status).toBe(204);
  expect((await proxied.admin.post('/auth/login', account, client)).status).toBe(200);
});

test('Location and Link say where others find it', async () => {
  const { admin } = proxied;
  const made = await admin.post('/tickets', { message: 'where is my parcel?' });
  await admin.post('/tickets', { message: 'where is my other parcel?' });
  const id = String(made.body['id']);
  expect(made.headers.get('location')).toBe(`https://example.org/desk/api/v1/tickets/${id}`);
  const { headers } = await admin.get('/tickets?limit=1');
  expect(headers.get('link')).toMatch(
    /^<https:\/\/example\.org\/desk\/api\/v1\/tickets\?limit=1&cursor=[^>]+>; rel="next"$/,
  );
});

test('a header that no proxy is trusted for is warned of once', async () => {
  const call = (api: Api) => api.get('//health', from('203.0.113.9'));
  await call(direct.admin);
  await until(() => direct.service.output()).toMatch(/set TRUST_PROXY/);
  await call(direct.admin);
  await call(direct.admin);
  expect(direct.service.output().match(/TRUST_PROXY/g)).toHaveLength(1);
  expect(proxied.service.output()).not.toMatch(/TRUST_PROXY/);
});

test('a start names the admin that there is, not the one of the settings', async () => {
  const { service, database } = direct;
  const [admin] = await database.query<{ email: string }>(
    `SELECT email FROM users WHERE role = 'admin' ORDER BY id LIMIT 1`,
  );
  await until(service.output).toContain(admin!.email);
  expect(service.output()).not.toContain('somebody.else');
});
