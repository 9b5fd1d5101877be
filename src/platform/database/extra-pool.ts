import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { BoundedPool } from './bounded-pool.js';
import { dataSourceUrl } from './data-source-url.js';

/** What a pool beside that of the requests is for, and how many connections it takes at the most. */
export interface ExtraPool {
  readonly purpose: string;
  readonly max: number;
}

/** Connections to the same database, with the same limits, that requests do not use up. */
export function openExtraPool(dataSource: DataSource, { purpose, max }: ExtraPool): pg.Pool {
  return new BoundedPool({
    ...(dataSource.options.extra as pg.PoolConfig | undefined),
    connectionString: dataSourceUrl(dataSource),
    application_name: `automated-customer-support (${purpose})`,
    max,
  });
}
