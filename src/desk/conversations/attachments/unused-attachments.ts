import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Recurring } from '../../../platform/common/recurring.js';
import { Database } from '../../../platform/database/index.js';

const LOOK_EVERY_MS = 600_000;
const BATCH = 100;
const REMOVE = `
  DELETE FROM attachments WHERE (organization_id, id) IN (
    SELECT organization_id, id FROM attachments
    WHERE message_id IS NULL AND created_at < now() - interval '1 day'
    ORDER BY created_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
  ) RETURNING 1`;

/** Removes files that were uploaded and never sent, after a day. */
@Injectable()
export class UnusedAttachments implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly removal = new Recurring('remove unused attachments', LOOK_EVERY_MS, (signal) =>
    this.remove(signal),
  );

  constructor(private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.removal.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.removal.stop();
  }

  private async remove(signal: AbortSignal): Promise<void> {
    let removed = BATCH;
    while (removed === BATCH && !signal.aborted) {
      removed = (await this.database.system.query(REMOVE)).length;
    }
  }
}
