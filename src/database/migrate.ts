import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { LOCKS, withAdvisoryLock } from './advisory-lock.js';

/** Brings the schema up to date; of several instances that start at once, one does it. */
export async function migrate(dataSource: DataSource): Promise<void> {
  const logger = new Logger('Database');
  await withAdvisoryLock(dataSource, LOCKS.migrate, async () => {
    const done = await dataSource.runMigrations({ transaction: 'each' });
    if (done.length > 0) logger.log(`migrated: ${done.map(({ name }) => name).join(', ')}`);
  });
}
