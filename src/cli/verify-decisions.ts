import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { DataSource } from 'typeorm';
import { loadSettings } from '../config/load-settings.js';
import { dataSourceOptions } from '../database/data-source-options.js';
import { Database } from '../database/database.js';
import { openDatabaseServer } from '../database/database-server.js';
import { countDecisions } from './verify/stored-decisions.js';
import { parseVerifyOptions, USAGE, type VerifyOptions } from './verify/verify-options.js';
import { VerifyReport } from './verify/verify-report.js';
import { verifyDecisions } from './verify/verify.js';

const LIMITS = { databasePoolSize: 2, databaseStatementTimeoutMs: 60_000 };

/** Recomputes every decision in the database: `npm run verify:decisions`. */
async function main(parameters: string[]): Promise<number> {
  const options = parseVerifyOptions(parameters);
  if (typeof options === 'string') {
    console.error(`${options}\n\n${USAGE}`);
    return 2;
  }
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  try {
    return await verify(options);
  } catch (error) {
    console.error(`cannot verify: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
}

async function verify(options: VerifyOptions): Promise<number> {
  // Variables that are set already win over the file.
  if (existsSync('.env')) process.loadEnvFile('.env');
  const server = await openDatabaseServer(loadSettings(process.env), {});
  try {
    const dataSource = await new DataSource(dataSourceOptions(server.url, LIMITS)).initialize();
    try {
      const database = new Database(dataSource);
      const total = Math.min(await countDecisions(database, options.sinceId), options.limit);
      const report = new VerifyReport(total, options.json, (line) => console.log(line));
      await verifyDecisions(database, options, report);
      const { mismatched, unreadable } = report.end();
      return mismatched > 0 || unreadable > 0 ? 1 : 0;
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await server.stop();
  }
}

process.exitCode = await main(process.argv.slice(2));
