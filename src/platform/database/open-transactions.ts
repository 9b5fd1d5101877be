import { AsyncLocalStorage } from 'node:async_hooks';
import type { PoolClient } from 'pg';
import type { EntityManager } from 'typeorm';
import type { Tenants } from './tenancy.js';

/** A transaction under way. */
export interface OpenTransaction {
  readonly manager: EntityManager;
  /** Where all statements of the work belong to it; otherwise only those by its manager do. */
  readonly connection?: PoolClient | undefined;
  readonly afterCommit: (() => Promise<void>)[];
  /** Whose rows its statements see. */
  readonly tenants: Tenants;
}

interface Entry extends OpenTransaction {
  readonly outer: Entry | undefined;
  /** What the work left running must not write on a connection that somebody else has by now. */
  isOpen: boolean;
}

/** Knows in which transaction something is done, however deep in the calls. */
export class OpenTransactions {
  private readonly storage = new AsyncLocalStorage<Entry>();
  private underWay = 0;

  /** The innermost one of whoever asks. */
  get current(): OpenTransaction | undefined {
    let entry = this.storage.getStore();
    while (entry && !entry.isOpen) entry = entry.outer;
    return entry;
  }

  /** Does the work within the transaction. */
  async run<Result>(transaction: OpenTransaction, work: () => Promise<Result>): Promise<Result> {
    const entry: Entry = { ...transaction, outer: this.storage.getStore(), isOpen: true };
    this.underWay++;
    try {
      return await this.storage.run(entry, work);
    } finally {
      entry.isOpen = false;
      // Node 20 follows every promise of the process as long as the storage is in use.
      if (--this.underWay === 0) this.storage.disable();
    }
  }
}
