import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Answer, Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import {
  AUDIENCE,
  type IdentityProvider,
  startIdentityProvider,
} from '../support/identity-provider.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const now = Math.floor(Date.now() / 1000);

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

describe('a forger', () => {
  const claims = () => ({
    iss: provider.issuer,
    aud: AUDIENCE,
    sub: 'x',
    iat: now,
    exp: now + 600,
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
  await until(() => isAccepted(old), { every: 500 }).toBe(200);
  const withdrawn = await provider.token();
  await provider.rotate('RS256');
  const token = await provider.token();
  await until(() => isAccepted(token), { every: 500 }).toBe(200);
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
