import { createTestDatabase, type TestDatabase } from '../database.js';
import { GIVEN, type Templates } from '../given.js';
import { startService } from '../service.js';
import { fillSmall } from '../small-taxonomy.js';
import { atTheEnd } from './at-the-end.js';
import { startDatabaseServer } from './embedded-server.js';

/**
 * Makes the databases that the specs copy: to migrate, fill and train one takes seconds, and a copy
 * of it a tenth of one.
 */
export async function makeTemplates(): Promise<void> {
  const server = await startDatabaseServer();
  const untrained = await remembered(createTestDatabase(server));
  await fillSmall(untrained);
  await untrained.close();
  const trained = await remembered(createTestDatabase(server, untrained.name));
  // Its start trains the first model, and makes the admin.
  const service = await startService({ DATABASE_URL: trained.url });
  await service.stop();
  await trained.close();
  const templates: Templates = { untrained: untrained.name, trained: trained.name };
  process.env[GIVEN.templates] = JSON.stringify(templates);
}

async function remembered(made: Promise<TestDatabase>): Promise<TestDatabase> {
  const database = await made;
  atTheEnd(() => database.drop());
  return database;
}
