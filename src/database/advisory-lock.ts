import type { DataSource } from 'typeorm';

/** One number for each thing that only one instance may do at a time. */
export const LOCKS = { migrate: 7_301, users: 7_302, triage: 7_303 } as const;

/** Runs `work` while no other instance holds the same lock; waits for as long as it takes. */
export async function withAdvisoryLock<Result>(
  dataSource: DataSource,
  lock: number,
  work: () => Promise<Result>,
): Promise<Result> {
  const holder = dataSource.createQueryRunner();
  try {
    // Another instance may train its first model meanwhile: the statement timeout must not count.
    await holder.startTransaction();
    await holder.query('SET LOCAL statement_timeout = 0');
    await holder.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    await holder.query('SELECT pg_advisory_xact_lock($1)', [lock]);
    return await work();
  } finally {
    await holder.rollbackTransaction().catch(() => undefined);
    await holder.release();
  }
}
