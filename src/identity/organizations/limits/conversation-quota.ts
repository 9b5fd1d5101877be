import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Batch } from '../../../platform/common/batch.js';
import { Recurring } from '../../../platform/common/recurring.js';
import { Database, WAITING_LIMIT } from '../../../platform/database/index.js';
import { OrganizationDirectory } from '../organization-directory.js';
import { ConversationCounts, type Month, type MonthChange } from './conversation-counts.js';
import { LimitExceededError } from './limit-exceeded.error.js';
import { monthAfter, monthOf } from './month.js';

const SETTLE_EVERY_MS = 5_000;

/** What this instance has to tell the database of a month. */
interface Account extends Month {
  /** Reserved, and not spent yet. */
  ready: number;
  /** Begun without a limit less those given back, and not counted there yet. */
  begun: number;
  /** The limit when it was last asked for. */
  limit: number | null;
  /** Whether any was spent since the last time that it was settled. */
  isInUse: boolean;
}

interface Request {
  readonly account: Account;
  readonly limit: number;
}

/**
 * How many conversations organisations may begin in a month. Each instance reserves some at a time
 * and spends them from memory, so that busy organisations do not wait for one row; where there is no
 * limit, they are only counted, some seconds later.
 */
@Injectable()
export class ConversationQuota implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly accounts = new Map<string, Account>();
  private readonly settling = new Recurring('count conversations', SETTLE_EVERY_MS, () =>
    this.settle(),
  );
  private readonly reserving = new Batch((requests: readonly Request[]) => this.reserve(requests), {
    atOnce: 2,
    size: 1_000,
    waiting: WAITING_LIMIT,
  });

  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly counts: ConversationCounts,
  ) {}

  onApplicationBootstrap(): void {
    this.settling.start({ atOnce: false });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.settling.stop();
    for (const account of this.accounts.values()) account.isInUse = false;
    await this.settle().catch(() => undefined);
  }

  /** Begins one by `work`; it counts unless that fails. @throws LimitExceededError */
  async spend<Result>(organizationId: number, work: () => Promise<Result>): Promise<Result> {
    const month = { organizationId, month: monthOf(new Date()) };
    const limit = await this.limitOf(organizationId);
    const database = this.database.of(organizationId);
    if (limit === null) {
      const result = await work();
      await database.afterCommit(() => {
        this.accountOf(month, limit).begun++;
        return Promise.resolve();
      });
      return result;
    }
    if (database.isJoined) {
      // What is reserved in a transaction would be gone with it.
      const begun = Math.max(0, this.accountOf(month, limit).begun);
      const takeOne = () =>
        database.transaction((manager) => this.counts.takeOne(manager, month, limit, begun));
      if (!(await takeOne())) throw exceeded(month, limit);
      return work();
    }
    const account = this.accountOf(month, limit);
    account.isInUse = true;
    if (account.ready > 0) account.ready--;
    else await this.reserving.add({ account, limit });
    try {
      return await work();
    } catch (error) {
      this.accountOf(month).ready++;
      throw error;
    }
  }

  private async limitOf(organizationId: number): Promise<number | null> {
    const organization = await this.directory.get(organizationId);
    return organization?.limits.conversationsPerMonth ?? null;
  }

  /** Where the limit is another one now, of those that are ready there may be none left. */
  private accountOf({ organizationId, month }: Month, limit?: number | null): Account {
    const key = `${organizationId} ${month}`;
    const account = this.accounts.get(key) ?? {
      ...{ organizationId, month, limit: null },
      ...{ ready: 0, begun: 0, isInUse: false },
    };
    this.accounts.set(key, account);
    if (limit === undefined || limit === account.limit) return account;
    account.begun -= account.ready;
    account.ready = 0;
    account.limit = limit;
    return account;
  }

  /** Gives each request one, or what refuses it, as they came. */
  private async reserve(requests: readonly Request[]): Promise<(undefined | Promise<undefined>)[]> {
    const wanted = new Map<Account, { limit: number; count: number }>();
    for (const { account, limit } of requests) {
      wanted.set(account, { limit, count: (wanted.get(account)?.count ?? 0) + 1 });
    }
    for (const [account, { limit, count }] of wanted) {
      const { begun } = account;
      account.begun = 0;
      try {
        const reserved = await this.counts.reserve(account, limit, count, begun);
        account.ready += reserved;
      } catch (error) {
        account.begun += Math.max(0, begun);
        throw error;
      }
    }
    return requests.map(({ account, limit }) => {
      if (account.ready === 0) return Promise.reject(exceeded(account, limit));
      account.ready--;
      return undefined;
    });
  }

  /** Counts what was begun, and gives back what nobody has needed since the last time. */
  private async settle(): Promise<void> {
    const changes: MonthChange[] = [];
    for (const [key, account] of this.accounts) {
      const { organizationId, month, begun } = account;
      const unneeded = account.isInUse ? 0 : account.ready;
      if (begun !== unneeded) changes.push({ organizationId, month, by: begun - unneeded });
      account.begun = 0;
      account.ready -= unneeded;
      if (!account.isInUse) this.accounts.delete(key);
      account.isInUse = false;
    }
    if (changes.length === 0) return;
    try {
      await this.counts.settle(changes);
    } catch (error) {
      // What was given back may be somebody else's by now; what was begun is counted later.
      for (const { by, ...month } of changes) if (by > 0) this.accountOf(month).begun += by;
      throw error;
    }
  }
}

function exceeded({ month }: Month, limit: number): LimitExceededError {
  return new LimitExceededError('conversationsPerMonth', {
    limit,
    used: limit,
    renewsAt: monthAfter(month),
  });
}
