import pg from 'pg';
import type { EntityManager } from 'typeorm';
import { CONNECT_TIMEOUT_MS } from './bounded-pool.js';
import { organizationOf, type OrganizationScope } from './organization.js';

/** One number for each thing that only one instance may do at a time. */
export const LOCKS = {
  migrate: 7_301,
  users: 7_302,
  triage: 7_303,
  activation: 7_304,
  import: 7_305,
  label: 7_306,
  queue: 7_307,
  sla: 7_308,
  reports: 7_309,
  formerReports: 7_310,
} as const;

/**
 * A lock that each organisation has for itself; that of the first is the one of the same name in the
 * version before, which knew no other.
 */
export function lockWithin(lock: number, scope: OrganizationScope): bigint {
  return BigInt(lock) + (BigInt(organizationOf(scope) - 1) << 32n);
}

/**
 * Runs `work` while no other instance holds the same lock. It waits for as long as it takes, on a
 * connection of its own: another instance may train its first model meanwhile.
 */
export async function withAdvisoryLock<Result>(
  url: string,
  lock: number | bigint,
  work: () => Promise<Result>,
): Promise<Result> {
  const holder = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  });
  // A lost connection also loses the lock; what follows fails at its own statements.
  holder.on('error', () => undefined);
  await holder.connect();
  try {
    await holder.query('SELECT pg_advisory_lock($1)', [lock]);
    return await work();
  } finally {
    await holder.end();
  }
}

/** Holds the lock until the transaction ends. */
export async function lockTransaction(
  manager: EntityManager,
  lock: number | bigint,
): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [lock]);
}

/** Holds the lock until the transaction ends, unless somebody else has it. */
export async function tryLockTransaction(manager: EntityManager, lock: number): Promise<boolean> {
  const [row] = await manager.query<{ held: boolean }[]>(
    'SELECT pg_try_advisory_xact_lock($1) AS held',
    [lock],
  );
  return row?.held ?? false;
}

/** The same for one text only: whoever holds it for another one goes on. */
export async function lockText(manager: EntityManager, lock: number, text: string): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [lock, text]);
}
