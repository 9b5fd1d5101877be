import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../database/database.js';
import { KEPT } from './stored-answers.js';

const REMOVE_EVERY_MS = 600_000;
const BATCH = 1_000;
// Oldest first, by the index; what another instance is removing is left to it.
const REMOVE_OLD = {
  name: 'remove_old_idempotency_keys',
  text: `DELETE FROM idempotency_keys WHERE (user_id, key) IN (
           SELECT user_id, key FROM idempotency_keys
           WHERE created_at <= now() - interval '${KEPT}'
           ORDER BY created_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
         ) RETURNING 1`,
};

/** Removes the answers that are kept for calls that come again: the old ones, a few at a time. */
@Injectable()
export class KeptKeys implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Idempotency');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = false;

  constructor(private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.look(), REMOVE_EVERY_MS).unref();
    this.look();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Removes what a user was answered, as part of the end of the account. */
  async forget(manager: EntityManager, userId: number): Promise<void> {
    await manager.query('DELETE FROM idempotency_keys WHERE user_id = $1', [userId]);
  }

  private look(): void {
    this.running ??= this.removeOld()
      .catch((error: unknown) => this.logger.warn(`old keys stay for now: ${String(error)}`))
      .finally(() => (this.running = undefined));
  }

  private async removeOld(): Promise<void> {
    let removed = BATCH;
    while (removed === BATCH && !this.stopped) {
      removed = (await this.database.run(REMOVE_OLD, [])).length;
    }
  }
}
