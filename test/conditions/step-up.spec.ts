import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Answer, Api, PASSWORD } from '../support/api.js';
import { Authenticator } from '../support/authenticator.js';
import { expectProblem, unique } from '../support/builders.js';
import type { TestDatabase } from '../support/database.js';
import { expectThat } from '../support/expect-that.js';
import { fixture } from '../support/fixture.js';
import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider.js';
import { anOrganization } from '../support/organizations.js';
import type { NewKey, TokenPair } from '../support/schemas.js';
import { ADMIN } from '../support/service.js';

const POLICY = { mode: 'live', threshold: 0.9, overrides: {} };
const REQUIRED = 'AUTH.STEP_UP_REQUIRED';

let database: TestDatabase;
let provider: IdentityProvider;
let admin: Api;

beforeAll(async () => {
  provider = await startIdentityProvider();
  const given = await fixture({
    STEP_UP_MINUTES: '5',
    ...provider.settings,
    OIDC_ROLE_CLAIM: 'role',
    OIDC_ROLES: 'boss=admin',
  });
  ({ database, admin } = given);
});

afterAll(() => provider.close());

interface Person {
  readonly api: Api;
  readonly refreshToken: string;
}

const login = (credentials: object) => admin.post<TokenPair>('/auth/login', credentials);

/** Signed in so many minutes ago, as the session and so its next access token say. */
async function whoSignedIn(minutesAgo: number, credentials: object = ADMIN): Promise<Person> {
  const first = (await login(credentials)).body;
  await database.query(
    `UPDATE sessions SET proven_at = proven_at - make_interval(mins => $1) WHERE id =
       (SELECT max(id) FROM sessions)`,
    [minutesAgo],
  );
  return refreshed(first.refreshToken);
}

async function refreshed(token: string): Promise<Person> {
  const { body } = await admin.post<TokenPair>('/auth/refresh', { refreshToken: token });
  const signedIn = new Api(admin.url, body.accessToken);
  const { id } = (await signedIn.get<{ id: number }>('/users/me')).body;
  return { api: new Api(admin.url, body.accessToken, id), refreshToken: body.refreshToken };
}

/** What much hangs on, on somebody and something that nobody needs. */
async function guarded(by: Api): Promise<Answer[]> {
  const { userId } = await new Api(admin.url).newUser();
  const { body: key } = await admin.post<NewKey>('/auth/api-keys', { name: 'x', role: 'user' });
  const { id } = await anOrganization(admin, {});
  return [
    await by.post('/auth/api-keys', { name: unique(), role: 'user' }),
    await by.delete(`/auth/api-keys/${key.id}`),
    await by.patch(`/users/${userId}/role`, { role: 'agent' }),
    await by.put('/triage/policy', POLICY),
    await by.patch('/organization', { requireMfa: false }),
    await by.delete(`/users/${userId}/second-factor`),
    await by.delete(`/users/${userId}`),
    await by.delete(`/organizations/${id}`),
  ];
}

describe('what much hangs on', () => {
  test('is refused six minutes after the sign-in, and says what to do', async () => {
    const { api } = await whoSignedIn(6);
    for (const answer of await guarded(api)) {
      expect(expectProblem(answer, 403, REQUIRED).detail).toMatch(/POST \/api\/v1\/auth\/step-up/);
    }
    expect((await api.patch('/organization', { description: '' })).status).toBe(200);
    expect((await api.get('/users')).status).toBe(200);
  });

  test('is let through four minutes after it', async () => {
    const { api } = await whoSignedIn(4);
    const statuses = (await guarded(api)).map(({ status }) => status);
    expect(statuses).toEqual([201, 204, 200, 200, 200, 409, 204, 202]);
  });
});

describe('POST /auth/step-up', () => {
  test('gives a token that may it, and lets the session go on with that', async () => {
    const { api, refreshToken } = await whoSignedIn(6);
    expectProblem(await api.put('/triage/policy', POLICY), 403, REQUIRED);
    const { password } = ADMIN;
    const { status, body } = await api.post('/auth/step-up', { password });
    expect(status).toBe(200);
    const left = Date.parse(String(body['provenUntil'])) - Date.now();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(5 * 60_000);
    const proven = new Api(admin.url, String(body['accessToken']));
    expect((await proven.put('/triage/policy', POLICY)).status).toBe(200);
    // Not the token before, which somebody else may have.
    expectProblem(await api.put('/triage/policy', POLICY), 403, REQUIRED);
    const next = await refreshed(refreshToken);
    expect((await next.api.put('/triage/policy', POLICY)).status).toBe(200);
  });

  test('takes no wrong password, and where there is one the second factor too', async () => {
    const credentials = { email: `${unique('ada')}@example.com`, password: PASSWORD };
    await admin.post('/auth/register', credentials);
    const me = await admin.as(credentials.email, PASSWORD);
    const { body } = await me.post<{ secret: string }>('/auth/second-factor', {
      password: PASSWORD,
    });
    const app = new Authenticator(body.secret);
    const confirmed = await me.post('/auth/second-factor/confirm', { code: await app.code() });
    expectThat(confirmed.status, JSON.stringify(confirmed.body)).toBe(200);
    const stepUp = (proof: object) => me.post('/auth/step-up', proof);
    expectProblem(await stepUp({ password: 'not it' }), 403, 'AUTH.WRONG_PASSWORD');
    expectProblem(await stepUp({ password: PASSWORD }), 403, 'AUTH.CODE_REQUIRED');
    const wrong = { password: PASSWORD, code: '000000' };
    expectProblem(await stepUp(wrong), 403, 'AUTH.WRONG_CODE');
    const code = await app.code(1);
    expect((await stepUp({ password: PASSWORD, code })).status).toBe(200);
    expectProblem(await stepUp({ password: PASSWORD, code }), 403, 'AUTH.WRONG_CODE');
  });
});

describe('whoever cannot step up', () => {
  test('as a key changes the policy with the scope admin by name, and nothing else', async () => {
    const keyWith = async (fields: object) => {
      const made = { name: unique(), role: 'admin', ...fields };
      const { body } = await admin.post<NewKey>('/auth/api-keys', made);
      return new Api(admin.url, body.key);
    };
    const [old, boss] = [await keyWith({}), await keyWith({ scopes: ['admin'] })];
    expectProblem(await old.put('/triage/policy', POLICY), 403, 'AUTH.SCOPE');
    expect((await old.get('/triage/policy')).status).toBe(200);
    const answers = await guarded(boss);
    expect(answers[3]!.status).toBe(200);
    for (const [place, answer] of answers.entries()) {
      const code = place === 7 ? 'AUTH.FORBIDDEN' : 'AUTH.ACCOUNT_KIND';
      if (place !== 3) expectProblem(answer, 403, code);
    }
  });

  test('as somebody of a provider has signed in there a short while ago', async () => {
    const now = Math.floor(Date.now() / 1000);
    const change = async (claims: object) => {
      const token = await provider.token({ role: 'boss', ...claims });
      return new Api(admin.url, token).put('/triage/policy', POLICY);
    };
    expect((await change({})).status).toBe(200);
    expect((await change({ auth_time: now - 240 })).status).toBe(200);
    for (const claims of [{ auth_time: now - 360 }, { iat: now - 360 }]) {
      const { detail } = expectProblem(await change(claims), 403, REQUIRED);
      expect(detail).toMatch(/identity provider/);
    }
  });
});
