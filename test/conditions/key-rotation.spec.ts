import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Api, PASSWORD } from '../support/api.js';
import { Authenticator } from '../support/authenticator.js';
import { expectProblem, unique } from '../support/builders.js';
import type { TestDatabase } from '../support/database.js';
import { type Service, startService } from '../support/service.js';
import { createTrainedDatabase } from '../support/small-database.js';
import { until } from '../support/until.js';

const OLD = 'the key that was used until today, long enough';
const NEW = 'the key that is used from now on, long enough';

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await createTrainedDatabase();
  folder = await mkdtemp(join(tmpdir(), 'keys-'));
  await writeFile(join(folder, 'old'), `${OLD}\n`);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
  await database.drop();
});

async function on<Result>(
  keys: Record<string, string>,
  work: (api: Api, service: Service) => Promise<Result>,
): Promise<Result> {
  const service = await startService({ DATABASE_URL: database.url, ...keys });
  try {
    return await work(new Api(service.url), service);
  } finally {
    await service.stop();
  }
}

test('a changed key signs nobody out, and what was sealed by the old one is sealed anew', async () => {
  const email = `${unique('ada')}@example.com`;
  const { token, app } = await on({ SECRET_KEY: OLD }, async (api) => {
    await api.post('/auth/register', { email, password: PASSWORD });
    const me = await api.as(email, PASSWORD);
    const { body } = await me.post<{ secret: string }>('/auth/second-factor', {
      password: PASSWORD,
    });
    const authenticator = new Authenticator(body.secret);
    const code = await authenticator.code(-1);
    const { status } = await me.post('/auth/second-factor/confirm', { code });
    expect(status).toBe(200);
    const again = { email, password: PASSWORD, code: await authenticator.code() };
    const signedIn = await api.post<{ accessToken: string }>('/auth/login', again);
    expect(signedIn.status).toBe(200);
    return { token: signedIn.body.accessToken, app: authenticator };
  });
  const sealed = () => database.query('SELECT encrypted_secret FROM second_factors');
  const before = await sealed();
  const keys = { SECRET_KEY: NEW, SECRET_KEY_PREVIOUS_FILE: join(folder, 'old') };
  await on(keys, async (api, service) => {
    expect((await new Api(api.url, token).get('/users/me')).status).toBe(200);
    await until(() => service.output()).toContain('1 second factors were sealed anew');
  });
  expect(await sealed()).not.toEqual(before);
  await database.query('UPDATE second_factors SET last_used_step = NULL');
  await on({ SECRET_KEY: NEW }, async (api) => {
    expectProblem(await new Api(api.url, token).get('/users/me'), 401, 'AUTH.UNAUTHENTICATED');
    const code = await app.code();
    const { status } = await api.post('/auth/login', { email, password: PASSWORD, code });
    expect(status).toBe(200);
  });
});
