import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Api } from '../api.js';
import { createTestDatabase } from '../database.js';
import { GIVEN, type Target } from '../given.js';
import { startIdentityProvider } from '../identity-provider.js';
import { ADMIN, startService } from '../service.js';
import { atTheEnd } from './at-the-end.js';
import { startDatabaseServer } from './embedded-server.js';
import { layStandInPages } from './stand-in-pages.js';

/**
 * The server that the API's tests talk to: the one of E2E_BASE_URL (with E2E_ADMIN_EMAIL and
 * E2E_ADMIN_PASSWORD), or the built service as `npm start` begins it, with the PostgreSQL that it
 * brings along.
 */
export async function startTarget(): Promise<void> {
  const url = process.env['E2E_BASE_URL'];
  const target = url
    ? { url: url.replace(/\/$/, ''), admin: givenAdmin() }
    : await startOwn(await ownData());
  process.env[GIVEN.target] = JSON.stringify(target);
}

/** The same service on a database that it is given, each statement of which the database holds against its policies. */
export async function startStrictTarget(): Promise<void> {
  const database = await createTestDatabase(await startDatabaseServer());
  atTheEnd(() => database.drop());
  const target = await startOwn({
    DATABASE_URL: database.url,
    DATABASE_ISOLATION: 'strict',
    // Whose rows a statement sees has nothing to do with meaning, of which models take long to learn.
    ENCODER: 'off',
  });
  process.env[GIVEN.strictTarget] = JSON.stringify(target);
}

function givenAdmin(): Target['admin'] {
  const password = process.env['E2E_ADMIN_PASSWORD'];
  if (!password) throw new Error('E2E_BASE_URL needs E2E_ADMIN_PASSWORD, an admin to test with');
  return { email: process.env['E2E_ADMIN_EMAIL'] ?? ADMIN.email, password };
}

async function ownData(): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'acs-target-'));
  atTheEnd(() => rm(folder, { recursive: true, force: true }));
  // Otherwise root's server would keep its data elsewhere, where nobody removes it.
  await chmod(folder, 0o755);
  return { DATA_DIR: folder };
}

async function startOwn(settings: Record<string, string>): Promise<Target> {
  const environment: Record<string, string> = {
    ENCODER: 'minilm',
    ...(await providerSettings()),
    ...settings,
  };
  await (pages ??= layStandInPages());
  const service = await startService(environment);
  atTheEnd(async () => {
    await service.stop();
  });
  await untilSettled(service.url, environment['ENCODER'] !== 'off');
  return { url: service.url, admin: ADMIN };
}

let pages: Promise<void> | undefined;
let provider: Promise<Record<string, string>> | undefined;

/** Both services take tokens of the same provider of identities. */
function providerSettings(): Promise<Record<string, string>> {
  return (provider ??= (async () => {
    const started = await startIdentityProvider();
    atTheEnd(() => started.close());
    process.env[GIVEN.provider] = JSON.stringify(await started.given());
    return {
      ...started.settings,
      OIDC_ROLE_CLAIM: 'app_metadata.role',
      OIDC_ROLES: 'support=agent,owner=admin',
    };
  })());
}

interface Model {
  readonly status: string;
  readonly metrics: { readonly encoder: string | null } | null;
}

/**
 * Waits for the training that a new service begins by itself where its build has no model with both
 * tiers, because it changes how it classifies.
 */
async function untilSettled(url: string, knowsMeaning: boolean): Promise<void> {
  const admin = await new Api(url).as(ADMIN.email, ADMIN.password);
  for (;;) {
    const { body } = await admin.get<{ data: Model[] }>('/triage/models');
    const [newest, ...older] = body.data;
    const isFirst = older.length === 0 && knowsMeaning && !newest?.metrics?.encoder;
    if (!isFirst && newest!.status !== 'training') return;
    await sleep(100);
  }
}
