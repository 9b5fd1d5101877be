import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { withAdvisoryLock } from './advisory-lock.js';
import { Connections } from './connections.js';
import { dataSourceUrl } from './data-source-url.js';
import { type ExtraPool, openExtraPool } from './extra-pool.js';
import { organizationOf, type OrganizationScope } from './organization.js';
import { OrganizationDatabase } from './organization-database.js';
import { assertUnrestricted, type Isolation, tenantRole, UNRESTRICTED } from './tenancy.js';

/** PostgreSQL, which everybody enters by an organisation: `database.of(actor)`. */
@Injectable()
export class Database {
  /**
   * All organisations at once: only for what is of none or of all, such as finding whose a
   * credential is, or the housekeeping. Lint knows who may use it.
   */
  readonly system: OrganizationDatabase;
  private readonly connections: Connections;

  constructor(
    private readonly dataSource: DataSource,
    private readonly isolation: Isolation = UNRESTRICTED,
  ) {
    this.connections = new Connections(dataSource, isolation);
    this.system = new OrganizationDatabase('all', this.connections);
  }

  /** Finds out how far this database keeps organisations apart. */
  static async open(dataSource: DataSource, strict: boolean): Promise<Database> {
    await assertUnrestricted(dataSource);
    return new Database(dataSource, { role: await tenantRole(dataSource), strict });
  }

  /** Whether the database itself keeps one organisation's rows from another. */
  get isIsolating(): boolean {
    return this.isolation.role !== null;
  }

  /** The rows of an organisation, or of whoever belongs to it. */
  of(scope: OrganizationScope): OrganizationDatabase {
    return this.ofAll([organizationOf(scope)]);
  }

  /** The rows of several organisations, for a statement that serves them together. */
  ofAll(organizations: readonly number[]): OrganizationDatabase {
    return new OrganizationDatabase(organizations, this.connections);
  }

  /** Runs `work` while no other instance holds the same lock, however long it waits for it. */
  withLock<Result>(lock: number | bigint, work: () => Promise<Result>): Promise<Result> {
    return withAdvisoryLock(this.url, lock, work);
  }

  /** A few connections beside those of the requests; whoever opens them ends them. */
  openPool(pool: ExtraPool): Pool {
    return openExtraPool(this.dataSource, pool);
  }

  /** Its address, for those who need a connection of their own all the time. */
  get url(): string {
    return dataSourceUrl(this.dataSource);
  }
}
