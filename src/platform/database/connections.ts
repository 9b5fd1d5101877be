import type { PoolClient, QueryConfig, QueryResult } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { Semaphore } from '../common/semaphore.js';
import type { BoundedPool } from './bounded-pool.js';
import { type OpenTransaction, OpenTransactions } from './open-transactions.js';
import { SecondConnectionError } from './second-connection.js';
import {
  actAs,
  actAsWithin,
  areSame,
  type Isolation,
  OtherOrganizationError,
  type Tenants,
} from './tenancy.js';
import { actingAlone, tenantRunner } from './tenant-runner.js';

type Work<Result> = (manager: EntityManager) => Promise<Result>;

// Sorting and hashing a million rows in memory; compiling plans would cost more than it gains.
const SNAPSHOT = `SET TRANSACTION READ ONLY; SET LOCAL work_mem = '32MB'; SET LOCAL jit = off`;

/**
 * Gives every statement its connection, the one of its transaction or any, and the organisations
 * that it acts for.
 */
export class Connections {
  private readonly pool: BoundedPool;
  private readonly open = new OpenTransactions();
  /** They hold a connection while they work; the others are for those who need one for a moment. */
  private readonly joins: Semaphore;

  constructor(
    private readonly dataSource: DataSource,
    private readonly isolation: Isolation,
  ) {
    this.pool = (dataSource.driver as unknown as { master: BoundedPool }).master;
    this.pool.refusal = () => (this.open.current ? new SecondConnectionError() : undefined);
    this.joins = new Semaphore(Math.ceil(this.pool.options.max / 2));
  }

  get isJoined(): boolean {
    return this.joined !== undefined;
  }

  /** Runs a statement that says itself whose rows it means. */
  query(statement: QueryConfig, tenants: Tenants): Promise<QueryResult> {
    const { joined } = this;
    if (joined) return this.queryJoined(joined, statement, tenants);
    if (!this.isolation.strict || tenants === 'all') return this.pool.query(statement);
    const acting = actAs(tenants, this.isolation);
    return actingAlone(this.dataSource, acting, (_, connection) => connection.query(statement));
  }

  /** Runs such a statement on a connection of its own, and ends it after so many milliseconds. */
  queryWithin(limitMs: number, statement: QueryConfig, tenants: Tenants): Promise<QueryResult> {
    const acting = actAsWithin(limitMs, this.trusted(tenants), this.isolation);
    return actingAlone(this.dataSource, acting, (_, connection) => connection.query(statement));
  }

  /** For statements that do not say whose rows they mean: the database adds it. */
  manager(tenants: Tenants): EntityManager {
    const { joined } = this;
    if (joined && !areSame(joined.tenants, tenants)) {
      throw new OtherOrganizationError(joined.tenants, tenants);
    }
    if (joined) return joined.manager;
    if (tenants === 'all') return this.dataSource.manager;
    return tenantRunner(this.dataSource, actAs(tenants, this.isolation)).manager;
  }

  transaction<Result>(tenants: Tenants, work: Work<Result>): Promise<Result> {
    const from = this.joined ?? this.dataSource;
    return this.begin(tenants, (run) => from.manager.transaction(run), work);
  }

  /** A part of the transaction of a manager, which may act for others than the rest of it. */
  part<Result>(manager: EntityManager, tenants: Tenants, work: Work<Result>): Promise<Result> {
    return this.begin(tenants, (run) => manager.transaction(run), work);
  }

  snapshot<Result>(tenants: Tenants, work: Work<Result>): Promise<Result> {
    const begin = (run: Work<Result>) => this.dataSource.transaction('REPEATABLE READ', run);
    return this.begin(this.trusted(tenants), begin, async (manager) => {
      await manager.query(SNAPSHOT);
      return work(manager);
    });
  }

  join<Result>(tenants: Tenants, work: () => Promise<Result>): Promise<Result> {
    // Before the turn, which whoever asks may hold already.
    const refusal = this.pool.refusal();
    if (refusal) return Promise.reject(refusal);
    const begin = (run: Work<Result>) => this.dataSource.transaction(run);
    return this.joins.run(() => this.begin(tenants, begin, work, true));
  }

  assertOutside(): void {
    if (this.open.current) throw new SecondConnectionError();
  }

  async afterCommit(hook: () => Promise<void>): Promise<void> {
    const { current } = this.open;
    if (current) current.afterCommit.push(hook);
    else await hook();
  }

  /** Statements that name their organisation act for it only where nothing is trusted. */
  private trusted(tenants: Tenants): Tenants {
    return this.isolation.strict ? tenants : 'all';
  }

  private async begin<Result>(
    tenants: Tenants,
    begin: (run: Work<Result>) => Promise<Result>,
    work: Work<Result>,
    isJoin = false,
  ): Promise<Result> {
    const outer = this.open.current;
    const before: Tenants = outer?.tenants ?? 'all';
    if (!canSwitch(before, tenants)) throw new OtherOrganizationError(before, tenants);
    const isOther = !areSame(before, tenants);
    const afterCommit: OpenTransaction['afterCommit'] = [];
    const result = await begin(async (manager) => {
      if (isOther) await this.actAs(manager, tenants);
      const connection = isJoin
        ? ((await manager.queryRunner?.connect()) as PoolClient)
        : outer?.connection;
      const transaction = { manager, connection, afterCommit, tenants };
      const done = await this.open.run(transaction, () => work(manager));
      // A failure takes it back by itself.
      if (isOther && outer) await this.actAs(manager, before);
      return done;
    });
    // Of a part of another one: what it waits for is not there yet.
    for (const hook of afterCommit) await this.afterCommit(hook);
    return result;
  }

  private async actAs(manager: EntityManager, tenants: Tenants): Promise<void> {
    const { text, values } = actAs(tenants, this.isolation);
    await manager.query(text, values);
  }

  private async queryJoined(
    { connection, tenants: before }: JoinedTransaction,
    statement: QueryConfig,
    tenants: Tenants,
  ): Promise<QueryResult> {
    if (areSame(before, tenants)) return connection.query(statement);
    if (!canSwitch(before, tenants)) throw new OtherOrganizationError(before, tenants);
    // All three are sent at once, so that no other statement comes between.
    const all = [
      connection.query(actAs(tenants, this.isolation)),
      connection.query(statement),
      connection.query(actAs(before, this.isolation)),
    ];
    const [, result] = await Promise.allSettled(all);
    if (result?.status === 'fulfilled') return result.value;
    throw result?.reason;
  }

  /** The transaction that all statements belong to now, if there is one. */
  private get joined(): JoinedTransaction | undefined {
    const { current } = this.open;
    return current?.connection && (current as JoinedTransaction);
  }
}

type JoinedTransaction = OpenTransaction & { readonly connection: PoolClient };

/** Only the service itself acts for all, and may do so for one of them. */
function canSwitch(some: Tenants, others: Tenants): boolean {
  return some === 'all' || others === 'all' || areSame(some, others);
}
