import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Api } from '../support/api.js';
import type { TestDatabase } from '../support/database.js';
import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider.js';
import { ADMIN, type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const SOON = { every: 100 };

let database: TestDatabase;
let provider: IdentityProvider;

beforeAll(async () => {
  database = await createTrainedDatabase();
  provider = await startIdentityProvider();
});

afterAll(async () => {
  await provider.close();
  await database.drop();
});

async function withService(
  settings: Record<string, string>,
  work: (service: Service) => Promise<void>,
): Promise<void> {
  const service = await startService({ DATABASE_URL: database.url, ...settings });
  try {
    await work(service);
  } finally {
    await service.stop();
  }
}

async function statusOf(service: Service, token: string): Promise<number> {
  return (await new Api(service.url, token).get('/users/me')).status;
}

test('a provider that is away from the start costs only its own tokens', async () => {
  provider.mood = 'away';
  await withService(provider.settings, async (service) => {
    for (const mood of ['away', 'failing', 'slow'] as const) {
      provider.mood = mood;
      const api = new Api(service.url, await provider.token());
      const { status, headers, body } = await api.get('/users/me');
      expect(body).toMatchObject({ status: 503, code: 'AUTH.PROVIDER_UNAVAILABLE' });
      expect(status).toBe(503);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    const admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
    expect((await admin.get('/users')).status).toBe(200);
    expect((await admin.get('//health/ready')).status).toBe(200);
    provider.mood = 'good';
    const token = await provider.token();
    await until(() => statusOf(service, token), SOON).toBe(200);
    expect(service.output().match(/no keys of the identity provider/g)).toHaveLength(1);
    expect(service.output()).not.toContain(token);
  });
});

test('a provider that says it is another is not believed', async () => {
  const OIDC_ISSUER = `${provider.issuer}/`;
  await withService({ ...provider.settings, OIDC_ISSUER }, async (service) => {
    const token = await provider.token({ iss: OIDC_ISSUER });
    expect(await statusOf(service, token)).toBe(503);
    await until(service.output, SOON).toContain('is not of the issuer');
  });
});

test('without a provider its tokens are nobody’s, and without a claim all are users', async () => {
  const token = await provider.token({ role: 'admin', app_metadata: { role: 'admin' } });
  await withService({}, async (service) => {
    expect(await statusOf(service, token)).toBe(401);
  });
  await withService(provider.settings, async (service) => {
    const api = new Api(service.url, token);
    const me = await api.get('/users/me');
    expect(me.body).toMatchObject({ role: 'user', kind: 'external' });
    const admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
    await admin.patch(`/users/${Number(me.body['id'])}/role`, { role: 'agent' });
    expect((await api.get('/users/me')).body).toMatchObject({ role: 'agent' });
  });
});
