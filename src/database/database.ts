import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';

/** SQL that a connection parses and plans once, known to it by its name. */
export interface PreparedStatement {
  readonly name: string;
  readonly text: string;
}

// Sorting and hashing a million rows in memory; compiling plans would cost more than it gains.
const SNAPSHOT = `SET TRANSACTION READ ONLY; SET LOCAL work_mem = '32MB'; SET LOCAL jit = off`;

/** What the modules need of PostgreSQL beyond their repositories. */
@Injectable()
export class Database {
  private readonly pool: Pool;

  constructor(private readonly dataSource: DataSource) {
    this.pool = (dataSource.driver as unknown as { master: Pool }).master;
  }

  /** Runs a prepared statement on any connection: for the hot path, where parsing would cost most. */
  async run<Row>(statement: PreparedStatement, values: unknown[]): Promise<Row[]> {
    const result = await this.pool.query({ ...statement, values });
    return result.rows as Row[];
  }

  /** The one row that a statement always gives. */
  async runOne<Row>(statement: PreparedStatement, values: unknown[]): Promise<Row> {
    const [row] = await this.run<Row>(statement, values);
    if (row === undefined) throw new Error(`${statement.name} gave no row`);
    return row;
  }

  /** Runs SQL whose text depends on the request, such as a filtered list. */
  async query<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    const result = await this.pool.query(text, values);
    return result.rows as Row[];
  }

  /** All or nothing. */
  transaction<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction(work);
  }

  /**
   * Reads many rows as of one moment, so that the figures agree with each other. Its statements
   * should have no name: how they are best run depends on their values.
   */
  snapshot<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      await manager.query(SNAPSHOT);
      return work(manager);
    });
  }
}
