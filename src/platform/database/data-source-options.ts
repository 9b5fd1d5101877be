import pg from 'pg';
import type { DataSourceOptions } from 'typeorm';
import { BoundedPool } from './bounded-pool.js';
import { migrations } from './migrations/index.js';

export interface ConnectionLimits {
  readonly databasePoolSize: number;
  readonly databaseStatementTimeoutMs: number;
}

// Of a request for a connection, new or not.
const WAIT_TIMEOUT_MS = 5_000;
const QUERY_GRACE_MS = 2_000;
const IDLE_TRANSACTION_TIMEOUT_MS = 30_000;

/** How every connection to the database is made; entities are added by whoever opens one. */
export function dataSourceOptions(url: string, limits: ConnectionLimits) {
  return {
    type: 'postgres',
    url,
    driver: { ...pg, Pool: BoundedPool },
    migrations,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    // Several instances start at once; `migrate` runs them under a lock.
    migrationsRun: false,
    synchronize: false,
    installExtensions: false,
    poolSize: limits.databasePoolSize,
    connectTimeoutMS: WAIT_TIMEOUT_MS,
    applicationName: 'automated-customer-support',
    extra: {
      statement_timeout: limits.databaseStatementTimeoutMs,
      // The server's own limit does not help when the network to it is gone.
      ...(limits.databaseStatementTimeoutMs > 0 && {
        query_timeout: limits.databaseStatementTimeoutMs + QUERY_GRACE_MS,
      }),
      idle_in_transaction_session_timeout: IDLE_TRANSACTION_TIMEOUT_MS,
      keepAlive: true,
    },
  } satisfies DataSourceOptions;
}
