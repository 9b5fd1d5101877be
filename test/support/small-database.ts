import { createTestDatabase, type TestDatabase } from './database.js';
import { databaseServer, templates } from './given.js';

/**
 * A database of one test's own with a few intents of the starter set: the service that starts on it
 * trains its first model at once.
 */
export const createSmallDatabase = (): Promise<TestDatabase> =>
  createTestDatabase(databaseServer(), templates().untrained);

/** One on which the service has started before, so that there are an admin and a model too. */
export const createTrainedDatabase = (): Promise<TestDatabase> =>
  createTestDatabase(databaseServer(), templates().trained);
