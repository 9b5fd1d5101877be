import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import { type Answer, Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { expectThat } from '../support/expect-that.js';
import {
  AUDIENCE,
  type IdentityProvider,
  startIdentityProvider,
} from '../support/identity-provider.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const now = Math.floor(Date.now() / 1000);
const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

let database: TestDatabase;
let provider: IdentityProvider;
let service: Service;
let admin: Api;

beforeAll(async () => {
  database = await createTrainedDatabase();
  provider = await startIdentityProvider();
  service = await startService({
    DATABASE_URL: database.url,
    ...provider.settings,
    OIDC_ALGORITHMS: 'RS256,ES256',
    OIDC_ROLE_CLAIM: 'app_metadata.role',
    OIDC_ROLES: 'support=agent,owner=admin',
  });
  admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
});

afterAll(async () => {
  await service.stop();
  await provider.close();
  await database.drop();
});

beforeEach(() => {
  provider.mood = 'good';
});

const meBy = (token: string): Promise<Answer> => new Api(service.url, token).get('/users/me');

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
    const { status, body } = await meBy(await provider.token({ sub }));
    expectThat(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ role: 'user', kind: 'external' });
    expect(body['email']).toMatch(/^external-[0-9a-f]{16}@external\.invalid$/);
    expect((await meBy(await provider.token({ sub }))).body).toEqual(body);
    expect((await meBy(await provider.token())).body['id']).not.toBe(body['id']);
  });

  test('opens tickets', async () => {
    const customer = new Api(service.url, await provider.token());
    const { status, body } = await customer.post('/tickets', { message: 'I was charged twice' });
    expect(status).toBe(201);
    expect((await customer.get(`/tickets/${Number(body['id'])}`)).status).toBe(200);
  });

  test('may be meant for several', async () => {
    expect((await meBy(await provider.token({ aud: ['other', AUDIENCE] }))).status).toBe(200);
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
    expectRefused(await meBy(await provider.token(claims)), detail);
  });

  test('of another issuer is none', async () => {
    for (const iss of ['https://other.example', `${provider.issuer}/`, undefined, 7]) {
      const { status, body } = await meBy(await provider.token({ iss }));
      expect({ status, code: body['code'] }).toEqual({ status: 401, code: 'AUTH.UNAUTHENTICATED' });
    }
  });

  test('that was changed is refused', async () => {
    const [header = '', , signature = ''] = (await provider.token()).split('.');
    const claims = { iss: provider.issuer, aud: AUDIENCE, sub: '1', iat: now, exp: now + 600 };
    expectRefused(await meBy(`${header}.${encode(claims)}.${signature}`), /not valid/);
  });

  test('keeps being refused, and never for what an earlier one was accepted', async () => {
    const token = await provider.token();
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
    const [text, kid] = [await provider.publicKey(), await kidOf(provider)];
    for (const alg of ['HS256', 'HS384', 'HS512']) {
      for (const secret of [text, text.trim(), JSON.stringify(text)]) {
        const token = await new SignJWT(claims())
          .setProtectedHeader({ alg, kid })
          .sign(new TextEncoder().encode(secret));
        expectRefused(await meBy(token), /algorithm/);
      }
    }
  });

  test('cannot bring a key along, or say where one is', async () => {
    const other = await startIdentityProvider();
    const own = { kid: await kidOf(provider), jku: `${other.issuer}/keys`, x5u: other.issuer };
    const token = await other.token({ ...claims() }, own);
    expectRefused(await meBy(token), /not valid/);
    expect(other.asked).toEqual([]);
    await other.close();
  });

  test('cannot use an algorithm that is not on the list', async () => {
    await provider.rotate('EdDSA');
    expectRefused(await meBy(await provider.token()), /algorithm/);
    await provider.rotate();
  });

  test('cannot make the service ask for keys at every request', async () => {
    const asked = provider.asked.length;
    const answers = await Promise.all(
      Array.from({ length: 50 }, async (_, n) =>
        meBy(await provider.token({}, { kid: `invented-${n}` })),
      ),
    );
    for (const answer of answers) expectRefused(answer, /key/);
    // Not one for each; `provider-keys.spec.ts` knows how often exactly.
    expect(provider.asked.length - asked).toBeLessThan(10);
  });
});

test('a new key of the provider is found, and the old one is known no more', async () => {
  await provider.rotate('ES256');
  const old = await provider.token();
  const isAccepted = async (token: string) => (await meBy(token)).status;
  await until(() => isAccepted(old), { within: 60_000, every: 500 }).toBe(200);
  const withdrawn = await provider.token();
  await provider.rotate('RS256');
  const token = await provider.token();
  await until(() => isAccepted(token), { within: 60_000, every: 500 }).toBe(200);
  expectRefused(await meBy(withdrawn), /key/);
});

test.each(['failing', 'slow', 'away'] as const)(
  'while the provider is %s its tokens go on',
  async (mood) => {
    expect((await meBy(await provider.token())).status).toBe(200);
    provider.mood = mood;
    expect((await meBy(await provider.token())).status).toBe(200);
    expectRefused(await meBy(await provider.token({}, { kid: 'new' })), /key/);
    expect((await admin.get('/users/me')).status).toBe(200);
  },
);

async function kidOf({ token }: IdentityProvider): Promise<string> {
  const [header = ''] = (await token()).split('.');
  return (JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string }).kid;
}
