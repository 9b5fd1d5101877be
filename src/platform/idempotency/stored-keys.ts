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

const FORGET_ABOUT = `
  DELETE FROM idempotency_keys AS stored
  USING unnest($1::integer[], $2::timestamptz[], $3::text[], $4::text[])
    AS thing (user_id, created_at, path, id)
  WHERE stored.created_at = thing.created_at AND headers ->> 'location' = thing.path
    OR stored.user_id = thing.user_id AND body::jsonb ->> $5 = thing.id`;

/** Something that was made by a call, and that a user was told of by others. */
export interface AnsweredThing {
  readonly userId: number;
  readonly id: number;
  /** The answer to whoever made it, also in somebody's name, is of the same moment. */
  readonly createdAt: Date | string;
  /** Where it was, as `Location` says it. */
  readonly path: string;
}

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

  /**
   * Removes what was answered about things that are gone.
   * @param field names the thing in answers about it that are at no place of their own
   */
  async forgetAbout(
    manager: EntityManager,
    field: string,
    things: readonly AnsweredThing[],
  ): Promise<void> {
    const values = [
      things.map(({ userId }) => userId),
      things.map(({ createdAt }) => createdAt),
      things.map(({ path }) => path),
      things.map(({ id }) => String(id)),
      field,
    ];
    await manager.query(FORGET_ABOUT, values);
  }

  private async removeOld(signal: AbortSignal): Promise<void> {
    let removed = BATCH;
    while (removed === BATCH && !signal.aborted) {
      removed = (await this.database.system.run(REMOVE_OLD, [])).length;
    }
  }
}
