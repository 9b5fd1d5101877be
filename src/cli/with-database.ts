import { existsSync } from 'node:fs';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { loadSettings } from '../platform/config/load-settings.js';
import { dataSourceOptions } from '../platform/database/data-source-options.js';
import { Database } from '../platform/database/database.js';
import { openDatabaseServer } from '../platform/database/embedded/database-server.js';

const LIMITS = { databasePoolSize: 2, databaseStatementTimeoutMs: 60_000 };

/** Does something with the database that the service works on, as its environment names it. */
export async function withDatabase<Result>(
  entities: DataSourceOptions['entities'],
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  // Variables that are set already win over the file.
  if (existsSync('.env')) process.loadEnvFile('.env');
  const server = await openDatabaseServer(loadSettings(process.env), {});
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
