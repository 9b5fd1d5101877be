import { setTimeout as sleep } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { Api } from './api.js';
import { createTestDatabase } from './database.js';
import { ADMIN, startService } from './service.js';

export interface Target {
  readonly url: string;
  readonly admin: { readonly email: string; readonly password: string };
}

declare module 'vitest' {
  interface ProvidedContext {
    /** The server under test, and an admin of it. */
    target: Target;
  }
}

/**
 * The server that the e2e suite talks to: the one of E2E_BASE_URL (with E2E_ADMIN_EMAIL and
 * E2E_ADMIN_PASSWORD), or the built service on a database of its own.
 */
export default async function startTarget(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env['E2E_BASE_URL'];
  if (url) {
    const email = process.env['E2E_ADMIN_EMAIL'] ?? ADMIN.email;
    const password = process.env['E2E_ADMIN_PASSWORD'];
    if (!password) throw new Error('E2E_BASE_URL needs E2E_ADMIN_PASSWORD, an admin to test with');
    project.provide('target', { url: url.replace(/\/$/, ''), admin: { email, password } });
    return () => Promise.resolve();
  }
  const serverUrl = project.getProvidedContext().databaseServerUrl;
  const database = await createTestDatabase(serverUrl);
  const service = await startService({ DATABASE_URL: database.url, ENCODER: 'universal' });
  await untilSettled(service.url);
  project.provide('target', { url: service.url, admin: ADMIN });
  return async () => {
    await service.stop();
    await database.drop();
  };
}

interface Model {
  readonly status: string;
}

/** Waits for the training that a new service begins by itself, which changes how it classifies. */
async function untilSettled(url: string): Promise<void> {
  const admin = await new Api(url).as(ADMIN.email, ADMIN.password);
  for (;;) {
    const { body } = await admin.get<{ data: Model[] }>('/triage/models');
    const [newest, ...older] = body.data;
    if (older.length > 0 && newest!.status !== 'training') return;
    await sleep(100);
  }
}
