import type { Client, PoolClient } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';

/** The statement by which a transaction acts for somebody. */
interface Acting {
  readonly text: string;
  readonly values: unknown[];
}

/** TypeORM's way to the database, on which each statement is a transaction that acts for somebody. */
export function tenantRunner(dataSource: DataSource, acting: Acting): QueryRunner {
  const runner = dataSource.createQueryRunner();
  const query = (...statement: Parameters<QueryRunner['query']>): Promise<unknown> =>
    actingAlone(dataSource, acting, (one): Promise<unknown> => one.query(...statement));
  runner.query = query as QueryRunner['query'];
  runner.startTransaction = () =>
    Promise.reject(new Error('what needs several statements is done within `transaction`'));
  return runner;
}

/** Runs a statement in a transaction of its own, which acts for somebody. */
export async function actingAlone<Result>(
  dataSource: DataSource,
  acting: Acting,
  statement: (runner: QueryRunner, connection: PoolClient) => Promise<Result>,
): Promise<Result> {
  const runner = dataSource.createQueryRunner();
  const connection = (await runner.connect()) as PoolClient;
  try {
    await connection.query('BEGIN');
    await connection.query(acting.text, acting.values);
    const result = await statement(runner, connection);
    await connection.query('COMMIT');
    return result;
  } catch (error) {
    // A connection whose rollback fails, whatever the reason, must not act so for whoever comes next.
    await connection.query('ROLLBACK').catch(() => void endOf(connection));
    throw error;
  } finally {
    await runner.release();
  }
}

/** Ends a connection, which its pool then does not keep. */
function endOf(connection: PoolClient): Promise<void> {
  return (connection as unknown as Client).end();
}
