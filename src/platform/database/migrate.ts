import { DataSource } from 'typeorm';
import { LOCKS, withAdvisoryLock } from './advisory-lock.js';
import { type ConnectionLimits, dataSourceOptions } from './data-source-options.js';
import { PGBOSS_SCHEMA, preparePgBoss } from './pgboss-schema.js';
import { prepareTenantRole, tenantRole } from './tenancy.js';

// One connection holds the lock, another one migrates; building an index may take its time.
const LIMITS: ConnectionLimits = { databasePoolSize: 2, databaseStatementTimeoutMs: 0 };

/** Brings the schema up to date; of several instances that start at once, one does it. */
export async function migrate(url: string, report?: (line: string) => void): Promise<void> {
  const dataSource = await new DataSource(dataSourceOptions(url, LIMITS)).initialize();
  try {
    await withAdvisoryLock(url, LOCKS.migrate, async () => {
      const done = await dataSource.runMigrations({ transaction: 'each' });
      if (done.length > 0) report?.(`migrated: ${done.map(({ name }) => name).join(', ')}`);
      await preparePgBoss(dataSource);
      const isPrepared = done.length === 0 && (await tenantRole(dataSource)) !== null;
      if (!isPrepared) await prepareTenantRole(dataSource, ['public', PGBOSS_SCHEMA]);
    });
  } finally {
    await dataSource.destroy();
  }
}
