import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Recurring } from '../common/recurring.js';
import { Database } from '../database/index.js';
import { STORED_FOR } from './stored-answers.js';

const REMOVE_EVERY_MS = 600_000;
const BATCH = 1_000;
// Oldest first, by the index; what another instance is removing is left to it.
const REMOVE_OLD = {
  name: 'remove_old_idempotency_keys',
  text: `DELETE FROM idempotency_keys WHERE (user_id, key, organization_id) IN (
           SELECT user_id, key, organization_id FROM idempotency_keys
           WHERE created_at <= now() - interval '${STORED_FOR}'
           ORDER BY created_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
         ) RETURNING 1`,
};

/** Removes the answers that are stored for calls that come again: of all the old ones, a few at a time. */
@Injectable()
export class StoredKeys implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly removal = new Recurring('remove old keys of calls', REMOVE_EVERY_MS, (signal) =>
    this.removeOld(signal),
  );

  constructor(private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.removal.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.removal.stop();
  }

  /** Removes what a user was answered, as part of the end of the account. */
  async forget(manager: EntityManager, userId: number): Promise<void> {
    await manager.query('DELETE FROM idempotency_keys WHERE user_id = $1', [userId]);
  }

  private async removeOld(signal: AbortSignal): Promise<void> {
    let removed = BATCH;
    while (removed === BATCH && !signal.aborted) {
      removed = (await this.database.system.run(REMOVE_OLD, [])).length;
    }
  }
}
