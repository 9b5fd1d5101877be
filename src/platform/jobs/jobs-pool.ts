import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type pg from 'pg';
import { Database } from '../database/index.js';
import type { Connection } from './sql-executor.js';

/**
 * A few connections for jobs alone: a sign of life must not wait behind requests, or a busy instance
 * would be taken for dead.
 */
@Injectable()
export class JobsPool implements Connection, OnApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private readonly pool: pg.Pool;

  constructor(database: Database) {
    this.pool = database.openPool({ purpose: 'jobs', max: 3 });
    // Idle connections go when PostgreSQL restarts; the next statement opens another one.
    this.pool.on('error', (error) => this.logger.warn(`lost a connection: ${error.message}`));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  query(text: string, values?: unknown[]): Promise<pg.QueryResult> {
    return this.pool.query(text, values);
  }

  /** All or nothing, on one connection. */
  async transaction<Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    // A pool listens only to those that are idle: without this, a restart would end the process.
    const breaks = (error: Error) => (broken = error);
    client.on('error', breaks);
    try {
      await client.query('BEGIN');
      const result = await work(client);
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((it: unknown) => (broken = it as Error));
      throw error;
    } finally {
      client.off('error', breaks);
      client.release(broken);
    }
  }
}
