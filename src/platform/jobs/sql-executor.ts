import type { QueryResult } from 'pg';
import type { EntityManager } from 'typeorm';

/** What runs SQL on one connection, as pg does. */
export interface Connection {
  query(text: string, values?: unknown[]): Promise<QueryResult>;
}

/** What pg-boss runs its SQL with. */
export interface SqlExecutor {
  executeSql(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
}

/** Lets pg-boss work on a connection, and so in its transaction. */
export function executorOn(connection: Connection): SqlExecutor {
  return { executeSql: (text, values) => connection.query(text, values) };
}

/** The connection of a transaction, which gives rows whatever the statement. */
export async function connectionOf({ queryRunner }: EntityManager): Promise<Connection> {
  if (!queryRunner?.isTransactionActive) throw new Error('a job belongs into a transaction');
  return (await queryRunner.connect()) as Connection;
}
