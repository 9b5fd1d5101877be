import { afterAll } from '@jest/globals';
import { Api } from './api.js';
import type { TestDatabase } from './database.js';
import { ADMIN, type Service, startService } from './service.js';
import { createTrainedDatabase } from './small-database.js';

/** A running service on a small database of its own, and its admin. */
export interface Fixture {
  readonly database: TestDatabase;
  readonly service: Service;
  readonly admin: Api;
}

const made: Fixture[] = [];

// Registered as a spec loads this file: what a spec has asked for ends with it.
afterAll(async () => {
  for (const { service, database } of made.splice(0)) {
    await service.stop();
    await database.drop();
  }
});

/** Starts the service with these settings; it ends after the last test of the file. */
export async function fixture(environment: Record<string, string> = {}): Promise<Fixture> {
  const database = await createTrainedDatabase();
  const service = await startService({ DATABASE_URL: database.url, ...environment });
  const admin = await new Api(service.url).as(ADMIN.email, ADMIN.password);
  const fixture = { database, service, admin };
  made.push(fixture);
  return fixture;
}
