import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { loadSettings } from '../platform/config/load-settings.js';
import { dataSourceOptions } from '../platform/database/data-source-options.js';
import { Database } from '../platform/database/database.js';
import { hasEmbeddedDatabase } from '../platform/database/embedded/data-folder.js';
import { openDatabaseServer } from '../platform/database/embedded/database-server.js';

const LIMITS = { databasePoolSize: 2, databaseStatementTimeoutMs: 60_000 };

/** Does something with the database that the service works on, as its environment names it. */
export async function withDatabase<Result>(
  entities: DataSourceOptions['entities'],
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  // Variables that are set already win over the file.
  if (existsSync('.env')) process.loadEnvFile('.env');
  const settings = loadSettings(process.env);
  if (!settings.databaseUrl && !(await hasEmbeddedDatabase(settings.dataDir))) {
    throw new Error(
      `DATA_DIR: there is no database in ${resolve(settings.dataDir)}: set it to the folder of the service, or DATABASE_URL`,
    );
  }
  const server = await openDatabaseServer(settings, {});
  try {
    const options = { ...dataSourceOptions(server.url, LIMITS), entities };
    const dataSource = await new DataSource(options).initialize();
    try {
      return await work(new Database(dataSource));
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await server.stop();
  }
}
