import { setTimeout as sleep } from 'node:timers/promises';
import type { QueryRunner } from 'typeorm';
import { isLockedOut } from '../../constraint-violation.js';

// Shorter than `deadlock_timeout`: of a change and a write that wait for each other, it is never the
// write that fails.
const LOCK_TIMEOUT_MS = 200;
const ATTEMPTS = 300;

/**
 * Changes a table that is in use. What needs it alone waits for a moment only, in which others wait
 * behind it, and then lets them go first.
 */
export async function briefly(runner: QueryRunner, statements: readonly string[]): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    await runner.startTransaction();
    try {
      await runner.query(`SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}`);
      for (const statement of statements) await runner.query(statement);
      await runner.commitTransaction();
      return;
    } catch (error) {
      await runner.rollbackTransaction();
      if (!isLockedOut(error) || attempt === ATTEMPTS) throw error;
      await sleep(LOCK_TIMEOUT_MS);
    }
  }
}

/**
 * Locks two tables in the order in which statements reach them: a ticket and then its decision, and
 * last the accounts, which only their foreign keys ask for.
 */
export function lockInOrder(tables: readonly string[], mode: string): string {
  const rank = (table: string): number => ({ tickets: 0, decisions: 1, users: 3 })[table] ?? 2;
  const ordered = [...tables].sort((a, b) => rank(a) - rank(b));
  return `LOCK TABLE ${ordered.join(', ')} IN ${mode} MODE`;
}

/**
 * Builds an index beside those who write, unless an earlier try has done so; `$` in its definition
 * stands for its name. An empty table is quicker with a plain one.
 */
export async function buildIndex(
  runner: QueryRunner,
  { table, name, sql }: { readonly table: string; readonly name: string; readonly sql: string },
): Promise<void> {
  const [built] = (await runner.query(
    `SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = to_regclass($1)`,
    [name],
  )) as { valid: boolean }[];
  if (built?.valid) return;
  if (built) await runner.query(`DROP INDEX ${name}`);
  const [{ empty }] = (await runner.query(`SELECT NOT EXISTS (SELECT FROM ${table}) AS empty`)) as [
    { empty: boolean },
  ];
  // Going back step by step is a matter of `-t none`; otherwise all of it is one transaction.
  const how = empty || runner.isTransactionActive ? 'INDEX' : 'INDEX CONCURRENTLY';
  await runner.query(`CREATE ${sql.replace(/\bINDEX\b/, how).replace('$', name)}`);
}

/** Whether a table has a constraint, so that an interrupted migration goes on where it was. */
export async function hasConstraint(runner: QueryRunner, name: string): Promise<boolean> {
  const found = (await runner.query('SELECT FROM pg_constraint WHERE conname = $1', [
    name,
  ])) as unknown[];
  return found.length > 0;
}
