import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Recurring } from '../../../platform/common/recurring.js';
import { Database, LOCKS, tryLockTransaction } from '../../../platform/database/index.js';
import type { ThreadKey } from './read-facts.js';
import { NOTE_FORMER } from './recount-statements.js';
import { Recounts } from './recounts.js';

const EVERY_MS = 5_000;
const FORMER_EVERY_MS = 600_000;
const FORMER_BATCH = 10_000;
const BEFORE_ALL: ThreadKey = { organizationId: 0, conversationId: 0 };

/** Keeps the sums of reports, on one instance at a time: soon after something happened. */
@Injectable()
export class Recounting implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly counting = new Recurring('count what reports tell', EVERY_MS, (signal) =>
    this.count(signal),
  );
  private readonly looking = new Recurring(
    'look for conversations that were never counted',
    FORMER_EVERY_MS,
    (signal) => this.noteFormer(signal),
  );

  constructor(
    private readonly database: Database,
    private readonly recounts: Recounts,
  ) {}

  onApplicationBootstrap(): void {
    this.counting.start();
    this.looking.start();
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.counting.stop(), this.looking.stop()]);
  }

  /** Once what is under way is committed, there is something to count. */
  wakeAfterCommit(): Promise<void> {
    return this.database.system.afterCommit(() => {
      this.counting.wake();
      return Promise.resolve();
    });
  }

  private async count(signal: AbortSignal): Promise<void> {
    let isMore = true;
    while (isMore && !signal.aborted) {
      isMore = await this.database.system.transaction(async (manager) => {
        if (!(await tryLockTransaction(manager, LOCKS.reports))) return false;
        return this.recounts.countSome(manager);
      });
    }
  }

  /**
   * Those of before there were such sums, some at a time and in the order of their ids; what is
   * counted when it is interrupted stays counted. Later it finds none, or what a version that knows
   * of no sums has written beside this one.
   */
  private async noteFormer(signal: AbortSignal): Promise<void> {
    let last: ThreadKey | undefined = BEFORE_ALL;
    while (last && !signal.aborted) last = await this.noteSome(last);
    this.counting.wake();
  }

  /** Gives the last of them, if there were any. */
  private noteSome({ organizationId, conversationId }: ThreadKey): Promise<ThreadKey | undefined> {
    return this.database.system.transaction(async (manager) => {
      if (!(await tryLockTransaction(manager, LOCKS.formerReports))) return undefined;
      const values = [organizationId, conversationId, FORMER_BATCH];
      const [found] = await manager.query<ThreadKey[]>(NOTE_FORMER, values);
      return found;
    });
  }
}
