import type { EntityManager, EntityTarget, ObjectLiteral, Repository } from 'typeorm';
import type { Connections } from './connections.js';
import type { PreparedStatement, Statement } from './statement.js';
import type { Tenants } from './tenancy.js';

/**
 * The one way to the rows of an organisation. What goes by a repository, a transaction or a joined
 * one meets the policies of the database; what `run`, `query` and `snapshot` are given must itself
 * name the organisation in every condition, as policies would keep it from its indexes.
 */
export class OrganizationDatabase {
  constructor(
    private readonly tenants: Tenants,
    private readonly connections: Connections,
  ) {}

  /** Whether what is done now belongs to the one transaction of `join`. */
  get isJoined(): boolean {
    return this.connections.isJoined;
  }

  /** Runs a statement on any connection; on the hot path a prepared one, as parsing would cost most. */
  async run<Row>(statement: Statement, values: unknown[]): Promise<Row[]> {
    const result = await this.connections.query({ ...statement, values }, this.tenants);
    return result.rows as Row[];
  }

  /**
   * The same for what users make as costly as they like: on a connection of its own, so never within
   * a transaction, and ended after so many milliseconds, which `isTimedOut` tells.
   */
  async runWithin<Row>(limitMs: number, statement: Statement, values: unknown[]): Promise<Row[]> {
    const limited = { ...statement, values };
    const { rows } = await this.connections.queryWithin(limitMs, limited, this.tenants);
    return rows as Row[];
  }

  /** The one row that a statement always gives. */
  async runOne<Row>(statement: PreparedStatement, values: unknown[]): Promise<Row> {
    const [row] = await this.run<Row>(statement, values);
    if (row === undefined) throw new Error(`${statement.name} gave no row`);
    return row;
  }

  /** Runs SQL whose text depends on the request, such as a filtered list. */
  async query<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    const result = await this.connections.query({ text, values }, this.tenants);
    return result.rows as Row[];
  }

  /** The rows of an entity; within `join`, by its transaction. Ask for it anew at every use. */
  repository<Row extends ObjectLiteral>(entity: EntityTarget<Row>): Repository<Row> {
    return this.connections.manager(this.tenants).getRepository(entity);
  }

  /**
   * All or nothing; within `join` as a part of it, which may fail alone. Everything that the work
   * does goes by the manager: any other statement would take a second connection, and fails.
   */
  transaction<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.connections.transaction(this.tenants, work);
  }

  /**
   * Does a part of a transaction of the service itself as this organisation; the part may fail alone.
   */
  part<Result>(
    outer: EntityManager,
    work: (manager: EntityManager) => Promise<Result>,
  ): Promise<Result> {
    return this.connections.part(outer, this.tenants, work);
  }

  /**
   * Makes one transaction of all that `work` does by this class, however deep in the calls, on one
   * connection: it must need no other one while it holds this, or few requests at once could take
   * all there are and wait for each other.
   */
  join<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.connections.join(this.tenants, work);
  }

  /**
   * Fails within a transaction: for whoever is about to wait for a statement that serves others too,
   * such as a batch, which takes a connection of its own.
   * @throws SecondConnectionError
   */
  assertOutside(): void {
    this.connections.assertOutside();
  }

  /**
   * Does what others may only see once it is committed: at once, or within a transaction after its
   * commit, and never if it fails.
   */
  afterCommit(hook: () => Promise<void>): Promise<void> {
    return this.connections.afterCommit(hook);
  }

  /**
   * Reads many rows as of one moment, so that the figures agree with each other; never within
   * `join`. Its statements should have no name: how they are best run depends on their values.
   */
  snapshot<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    return this.connections.snapshot(this.tenants, work);
  }
}
