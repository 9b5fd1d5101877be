import type { PoolClient } from 'pg';
import PgBoss from 'pg-boss';
import type { DataSource } from 'typeorm';

/** The schema that pg-boss keeps the queues of jobs in. */
export const PGBOSS_SCHEMA = 'pgboss';

/** Makes the schema of pg-boss, or brings it up to the version of the package. */
export async function preparePgBoss(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    const connection = (await runner.connect()) as PoolClient;
    const boss = new PgBoss({
      db: { executeSql: (text, values) => connection.query(text, values) },
      schema: PGBOSS_SCHEMA,
      supervise: false,
      schedule: false,
    });
    // It begins nothing, and so needs no end: it only looks at its version.
    await boss.start();
  } finally {
    await runner.release();
  }
}
