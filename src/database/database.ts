import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { CustomTypesConfig, Pool, PoolClient } from 'pg';
import { Turns } from '../common/turns.js';
import {
  DataSource,
  type EntityManager,
  type EntityTarget,
  type ObjectLiteral,
  type Repository,
} from 'typeorm';

/** SQL; with a name, a connection parses it once, and plans it anew only as the values need it. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  /** How to read the columns, where it is not as usual. */
  readonly types?: CustomTypesConfig;
}

export interface PreparedStatement extends Statement {
  readonly name: string;
}

/** One transaction of everything that a piece of work does. */
interface JoinedTransaction {
  readonly manager: EntityManager;
  readonly connection: PoolClient;
  readonly afterCommit: (() => Promise<void>)[];
  /** What the work left running must not write on a connection that somebody else has by now. */
  isOpen: boolean;
}

// Sorting and hashing a million rows in memory; compiling plans would cost more than it gains.
const SNAPSHOT = `SET TRANSACTION READ ONLY; SET LOCAL work_mem = '32MB'; SET LOCAL jit = off`;

/** What the modules need of PostgreSQL beyond their repositories. */
@Injectable()
export class Database {
  private readonly pool: Pool;
  private readonly transactions = new AsyncLocalStorage<JoinedTransaction>();
  /** They hold a connection while they work; the others are for those who need one for a moment. */
  private readonly joins: Turns;
  private underWay = 0;

  constructor(private readonly dataSource: DataSource) {
    this.pool = (dataSource.driver as unknown as { master: Pool }).master;
    this.joins = new Turns(Math.ceil(this.pool.options.max / 2));
  }

  /** Whether what is done now belongs to the one transaction of `join`. */
  get isJoined(): boolean {
    return this.joined !== undefined;
  }

  /** Runs a statement on any connection; on the hot path a prepared one, as parsing would cost most. */
  async run<Row>(statement: Statement, values: unknown[]): Promise<Row[]> {
    const result = await this.connection.query({ ...statement, values });
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
    const result = await this.connection.query(text, values);
    return result.rows as Row[];
  }

  /** The rows of an entity; within `join`, by its transaction. */
  repository<Row extends ObjectLiteral>(entity: EntityTarget<Row>): Repository<Row> {
    return (this.joined?.manager ?? this.dataSource.manager).getRepository(entity);
  }

  /** All or nothing; within `join` as a part of it, which may fail alone. */
  transaction<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return (this.joined?.manager ?? this.dataSource).transaction(work);
  }

  /**
   * Makes one transaction of all that `work` does by this class, however deep in the calls, on one
   * connection: it must need no other one while it holds this, or few requests at once could take
   * all there are and wait for each other.
   */
  join<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.joins.run(() => this.joinNow(work));
  }

  private async joinNow<Result>(work: () => Promise<Result>): Promise<Result> {
    const afterCommit: JoinedTransaction['afterCommit'] = [];
    const result = await this.dataSource.transaction(async (manager) => {
      const connection = (await manager.queryRunner?.connect()) as PoolClient;
      const joined = { manager, connection, afterCommit, isOpen: true };
      this.underWay++;
      try {
        return await this.transactions.run(joined, work);
      } finally {
        joined.isOpen = false;
        // Node 20 follows every promise of the process as long as the storage is in use.
        if (--this.underWay === 0) this.transactions.disable();
      }
    });
    for (const hook of afterCommit) await hook();
    return result;
  }

  /**
   * Does what others may only see once it is committed: at once, so call it after the transaction;
   * within `join` after its commit, and never if it fails.
   */
  async afterCommit(hook: () => Promise<void>): Promise<void> {
    const { joined } = this;
    if (joined) joined.afterCommit.push(hook);
    else await hook();
  }

  /**
   * Reads many rows as of one moment, so that the figures agree with each other; never within
   * `join`. Its statements should have no name: how they are best run depends on their values.
   */
  snapshot<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      await manager.query(SNAPSHOT);
      return work(manager);
    });
  }

  private get joined(): JoinedTransaction | undefined {
    const joined = this.transactions.getStore();
    return joined?.isOpen ? joined : undefined;
  }

  private get connection(): Pool | PoolClient {
    return this.joined?.connection ?? this.pool;
  }
}
