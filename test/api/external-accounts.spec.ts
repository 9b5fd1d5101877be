import { createPublicKey, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import { type Answer, Api, PASSWORD } from '../support/api.js';
import { anyone, theAdmin } from '../support/builders.js';
import { expectThat } from '../support/expect-that.js';
import { type GivenProvider, identityProvider, target } from '../support/given.js';
import { AUDIENCE, type Claims, signedToken } from '../support/identity-provider.js';

const now = Math.floor(Date.now() / 1000);
const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

let provider: GivenProvider;
let admin: Api;

beforeAll(async () => {
  provider = identityProvider();
  admin = await theAdmin();
});

const tokenOf = (claims?: Claims): Promise<string> => signedToken(provider, claims);
const by = async (claims: Claims): Promise<Api> => new Api(anyone().url, await tokenOf(claims));
const meBy = (token: string): Promise<Answer> => new Api(anyone().url, token).get('/users/me');
const meOf = async (claims: Claims): Promise<Answer> => meBy(await tokenOf(claims));
const having = (role?: string) => ({ app_metadata: { role } });

function expectRefused({ status, headers, body }: Answer, detail: RegExp): void {
  expect(body).toMatchObject({
    code: 'AUTH.INVALID_EXTERNAL_TOKEN',
    detail: expect.stringMatching(detail),
  });
  expect(status).toBe(401);
  expect(headers.get('www-authenticate')).toBe('Bearer');
}

describe('a token of the provider', () => {
  test('speaks for an account that is made for it, the same each time', async () => {
    const sub = randomUUID();
    const { status, body } = await meBy(await tokenOf({ sub }));
    expectThat(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ role: 'user', kind: 'external' });
    expect(body['email']).toMatch(/^external-[0-9a-f]{16}@external\.invalid$/);
    expect((await meBy(await tokenOf({ sub }))).body).toEqual(body);
    expect((await meBy(await tokenOf())).body['id']).not.toBe(body['id']);
  });

  test('opens tickets', async () => {
    const customer = new Api(anyone().url, await tokenOf());
    const { status, body } = await customer.post('/tickets', { message: 'I was charged twice' });
    expect(status).toBe(201);
    expect((await customer.get(`/tickets/${Number(body['id'])}`)).status).toBe(200);
  });

  test('is refused where it names a type that is not for calling', async () => {
    for (const typ of ['logout+jwt', 'dpop+jwt']) {
      expectRefused(await meBy(await signedToken(provider, {}, { typ })), /not for calling/);
    }
    expectRefused(await meOf({ token_use: 'id' }), /not for calling/);
    expect((await meBy(await signedToken(provider, {}, { typ: 'at+jwt' }))).status).toBe(200);
    expect((await meOf({ token_use: 'access' })).status).toBe(200);
  });

  test('may be meant for several', async () => {
    expect((await meBy(await tokenOf({ aud: ['other', AUDIENCE] }))).status).toBe(200);
  });

  test.each([
    ['meant for somebody else', { aud: 'another-api' }, /meant for/],
    ['meant for nobody', { aud: undefined }, /meant for/],
    ['expired', { exp: now - 60, iat: now - 120 }, /expired/],
    ['without an end', { exp: undefined }, /not valid/],
    ['with an end that is no time', { exp: 'never' }, /not valid/],
    ['not yet valid', { nbf: now + 600 }, /not valid yet/],
    ['without a time', { iat: undefined }, /not valid/],
    ['of nobody', { sub: undefined }, /whom/],
    ['of somebody without a name', { sub: '' }, /whom/],
    ['of a number', { sub: 7 }, /whom/],
    ['of a name that is too long', { sub: 'x'.repeat(256) }, /whom/],
    ['of a name that cannot be stored', { sub: 'a\u0000b' }, /whom/],
  ])('%s is refused', async (_, claims, detail) => {
    expectRefused(await meBy(await tokenOf(claims)), detail);
  });

  test('of another issuer is none', async () => {
    for (const iss of ['https://other.example', `${provider.issuer}/`, undefined, 7]) {
      const { status, body } = await meBy(await tokenOf({ iss }));
      expect({ status, code: body['code'] }).toEqual({ status: 401, code: 'AUTH.UNAUTHENTICATED' });
    }
  });

  test('that was changed is refused', async () => {
    const [header = '', , signature = ''] = (await tokenOf()).split('.');
    const claims = { iss: provider.issuer, aud: AUDIENCE, sub: '1', iat: now, exp: now + 600 };
    expectRefused(await meBy(`${header}.${encode(claims)}.${signature}`), /not valid/);
  });

  test('keeps being refused, and never for what an earlier one was accepted', async () => {
    const token = await tokenOf();
    expect((await meBy(token)).status).toBe(200);
    expectRefused(await meBy(`${token.slice(0, -8)}AAAAAAAA`), /not valid/);
    expect((await meBy(token)).status).toBe(200);
  });
});

describe('a forger', () => {
  const claims = () => ({
    iss: provider.issuer,
    aud: AUDIENCE,
    sub: 'x',
    iat: now,
    exp: now + 600,
  });

  test('cannot do without a signature', async () => {
    for (const alg of ['none', 'None', 'NONE', '']) {
      for (const signature of ['', 'x']) {
        const token = `${encode({ alg, typ: 'JWT' })}.${encode(claims())}.${signature}`;
        expect((await meBy(token)).status).toBe(401);
      }
    }
  });

  test('cannot sign with the public key', async () => {
    const key = createPublicKey({ key: provider.privateKey, format: 'jwk' });
    const text = key.export({ type: 'spki', format: 'pem' }).toString();
    const { kid } = provider;
    for (const alg of ['HS256', 'HS384', 'HS512']) {
      for (const secret of [text, text.trim(), JSON.stringify(text)]) {
        const token = await new SignJWT(claims())
          .setProtectedHeader({ alg, kid })
          .sign(new TextEncoder().encode(secret));
        expectRefused(await meBy(token), /algorithm/);
      }
    }
  });
});

describe('the first request', () => {
  test('never takes the account of somebody with the same address', async () => {
    const local = await admin.newStaff('agent');
    const { email } = (await local.get<{ email: string }>('/users/me')).body;
    for (const written of [email, email.toUpperCase(), target().admin.email]) {
      const { body } = await meOf({ email: written, email_verified: true });
      expect(body['id']).not.toBe(local.userId);
      expect(body).toMatchObject({ role: 'user', kind: 'external' });
      expect(body['email']).toMatch(/@external\.invalid$/);
    }
  });

  test.each([
    ['that the provider did not check', { email: 'x1@example.com' }],
    ['that it says is not checked', { email: 'x2@example.com', email_verified: false }],
    ['that it only seems to have checked', { email: 'x3@example.com', email_verified: 'true' }],
    ['that is none', { email: 'nobody', email_verified: true }],
    ['that cannot be stored', { email: 'a\u0000b@example.com', email_verified: true }],
  ])('does without an address %s', async (_, claims) => {
    const { status, body } = await meOf(claims);
    expect(status).toBe(200);
    expect(body['email']).toMatch(/@external\.invalid$/);
  });
});

describe('a role', () => {
  test.each([
    ['support', 'agent'],
    ['owner', 'admin'],
    ['boss', 'user'],
    ['admin', 'user'],
    [undefined, 'user'],
  ])('of %s is %s here', async (claimed, role) => {
    expect((await meOf(having(claimed))).body).toMatchObject({ role });
  });

  test('that was taken away does not come back with an older token', async () => {
    const sub = randomUUID();
    const older = { sub, ...having('owner'), iat: now - 200 };
    expect((await meOf(older)).body).toMatchObject({ role: 'admin' });
    expect((await meOf({ sub, iat: now - 100 })).body).toMatchObject({ role: 'user' });
    expect((await meOf(older)).body).toMatchObject({ role: 'user' });
    expect((await meOf({ ...older, iat: now })).body).toMatchObject({ role: 'admin' });
  });
});

describe('an account', () => {
  test('that was deleted is refused and not made again', async () => {
    const sub = randomUUID();
    const { body } = await meOf({ sub });
    expect((await admin.delete(`/users/${Number(body['id'])}`)).status).toBe(204);
    for (const claims of [{ sub }, { sub, iat: now + 1 }])
      expectRefused(await meOf(claims), /deleted/);
  });

  test('that is disabled is refused until it is not', async () => {
    const sub = randomUUID();
    const { id } = (await meOf({ sub })).body;
    const disable = (disabled: boolean) => admin.patch(`/users/${Number(id)}`, { disabled });
    expect((await disable(true)).status).toBe(200);
    expectRefused(await meOf({ sub }), /disabled/);
    expect((await disable(false)).status).toBe(200);
    expect((await meOf({ sub })).status).toBe(200);
  });

  test('has a role that is not for admins to change: the next token would undo it', async () => {
    const claims = { sub: randomUUID(), ...having('support') };
    const { id } = (await meOf(claims)).body;
    const answer = await admin.patch(`/users/${Number(id)}/role`, { role: 'user' });
    expect(answer.body).toMatchObject({ status: 409, code: 'USER.ROLE_OF_PROVIDER' });
    expect((await meOf(claims)).body).toMatchObject({ role: 'agent' });
  });

  test('has no password here', async () => {
    const sub = randomUUID();
    const email = `${sub}@example.com`;
    const customer = await by({ sub, email, email_verified: true });
    const change = { currentPassword: '', newPassword: PASSWORD };
    const answer = await customer.post('/auth/password', change);
    expect(answer.body).toMatchObject({ status: 403, code: 'AUTH.ACCOUNT_KIND' });
    for (const password of ['', PASSWORD]) {
      const login = await new Api(anyone().url).post('/auth/login', { email, password });
      expect(login.body).toMatchObject({ status: 401, code: 'AUTH.INVALID_CREDENTIALS' });
    }
  });

  test('of an admin elsewhere may make API keys', async () => {
    const boss = await by(having('owner'));
    const { status, body } = await boss.post('/auth/api-keys', { name: 'x', role: 'user' });
    expectThat(status, JSON.stringify(body)).toBe(201);
  });
});
