import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { tablesWith } from '../support/texts-left.js';

const now = Math.floor(Date.now() / 1000);

let database: TestDatabase;
let provider: IdentityProvider;
let services: Service[];
let admin: Api;

beforeAll(async () => {
  database = await createTrainedDatabase();
  provider = await startIdentityProvider();
  const environment = {
    DATABASE_URL: database.url,
    ...provider.settings,
    OIDC_JWKS_URL: `${provider.issuer}/keys`,
    OIDC_ROLE_CLAIM: 'app_metadata.role',
    OIDC_ROLES: 'support=agent,owner=admin',
  };
  services = [await startService(environment), await startService(environment)];
  admin = await new Api(services[0]!.url).as(ADMIN.email, ADMIN.password);
});

afterAll(async () => {
  for (const service of services) await service.stop();
  await provider.close();
  await database.drop();
});

/** Somebody by a token of theirs, at one of the instances. */
async function by(claims: Record<string, unknown>, instance = 0): Promise<Api> {
  return new Api(services[instance]!.url, await provider.token(claims));
}

const meOf = async (claims: Record<string, unknown>, instance = 0) =>
  (await by(claims, instance)).get('/users/me');
const having = (role?: string) => ({ app_metadata: { role } });

function auditOf(id: unknown): Promise<Record<string, unknown>[]> {
  return database.query(
    `SELECT action, actor_id, before, after, address, request_id FROM audit_events
     WHERE subject_type = 'user' AND subject_id = $1 ORDER BY id`,
    [String(id)],
  );
}

describe('the first request', () => {
  test('makes one account, also when fifty come at once at two instances', async () => {
    const sub = randomUUID();
    const claims = { sub, email: `${sub}@example.com`, email_verified: true };
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => meOf({ ...claims, n }, n % 2)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => body['id'])).size).toBe(1);
    const rows = await database.query<{ email: string }>(
      `SELECT email FROM users JOIN external_identities ON user_id = users.id WHERE subject = $1`,
      [sub],
    );
    expect(rows).toEqual([{ email: claims.email }]);
    const kept = await database.query(`SELECT FROM users WHERE email = $1`, [claims.email]);
    expect(kept).toHaveLength(1);
    expect(await auditOf(answers[0]!.body['id'])).toHaveLength(1);
  });

  test('is written down with where it came from', async () => {
    const { body } = await meOf(having('support'));
    expect(await auditOf(body['id'])).toEqual([
      {
        action: 'user.created',
        actor_id: null,
        before: null,
        after: { kind: 'external', role: 'agent', by: provider.issuer },
        address: '127.0.0.1',
        request_id: expect.any(String),
      },
    ]);
  });
});

describe('a role', () => {
  test('follows the claim, and each change is written down', async () => {
    const sub = randomUUID();
    const roleBy = async (role: string | undefined, iat: number) =>
      (await meOf({ sub, ...having(role), iat })).body;
    const { id } = await roleBy(undefined, now - 300);
    expect(await roleBy('owner', now - 200)).toMatchObject({ id, role: 'admin' });
    expect(await roleBy('support', now - 100)).toMatchObject({ id, role: 'agent' });
    expect((await (await by({ sub, ...having('support') })).get('/users')).status).toBe(403);
    const [, ...changes] = await auditOf(id);
    expect(changes).toMatchObject([
      { action: 'user.role_changed', before: { role: 'user' }, after: { role: 'admin' } },
      { action: 'user.role_changed', before: { role: 'admin' }, after: { role: 'agent' } },
    ]);
  });

  test('changes once, also when fifty requests say so at once', async () => {
    const sub = randomUUID();
    const { body } = await meOf({ sub, iat: now - 100 });
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => meOf({ sub, n, ...having('support') }, n % 2)),
    );
    expect(new Set(answers.map((it) => it.body['role']))).toEqual(new Set(['agent']));
    expect(await auditOf(body['id'])).toHaveLength(2);
  });

  test('is not for admins to change: the next token would undo it', async () => {
    const sub = randomUUID();
    const claims = { sub, ...having('support') };
    const { id } = (await meOf(claims)).body;
    const answer = await admin.patch(`/users/${Number(id)}/role`, { role: 'user' });
    expect(answer.body).toMatchObject({ status: 409, code: 'USER.ROLE_OF_PROVIDER' });
    expect((await meOf(claims)).body).toMatchObject({ role: 'agent' });
    expect(await auditOf(id)).toHaveLength(1);
    expect((await admin.patch(`/users/${Number(id)}/role`, { role: 'agent' })).status).toBe(200);
  });

  test('of an admin elsewhere does not count as the last admin here', async () => {
    const elsewhere = await by({ ...having('owner') });
    expect((await elsewhere.get('/users')).status).toBe(200);
    const answer = await elsewhere.patch(`/users/${admin.userId}/role`, { role: 'user' });
    expect(answer.body).toMatchObject({ status: 409, code: 'USER.LAST_ADMIN' });
  });
});

describe('an account', () => {
  test('that was deleted is refused and not made again', async () => {
    const sub = randomUUID();
    const customer = await by({ sub });
    const { body } = await customer.get('/users/me');
    expect((await admin.delete(`/users/${Number(body['id'])}`)).status).toBe(204);
    expect(await tablesWith(database, sub)).toEqual([]);
    for (const api of [customer, await by({ sub }), await by({ sub }, 1)]) {
      const answer = await api.get('/users/me');
      expect(answer.body).toMatchObject({
        status: 401,
        code: 'AUTH.INVALID_EXTERNAL_TOKEN',
        detail: expect.stringMatching(/deleted/),
      });
    }
  });

  test('that is disabled is refused until it is not', async () => {
    const sub = randomUUID();
    const { body } = await meOf({ sub });
    const disable = (at: string) =>
      database.query(`UPDATE users SET disabled_at = ${at} WHERE id = $1`, [body['id']]);
    await disable('now()');
    expect((await meOf({ sub })).body).toMatchObject({
      status: 401,
      detail: expect.stringMatching(/disabled/),
    });
    await disable('NULL');
    expect((await meOf({ sub })).status).toBe(200);
  });
});
