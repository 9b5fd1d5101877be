import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { Recurring } from '../../../platform/common/recurring.js';
import { Database } from '../../../platform/database/index.js';
import { type DueReply, HeldSending } from './held-sending.js';

const LOOK_EVERY_MS = 1_000;
const BATCH = 100;
const CLEAR_EVERY_MS = 600_000;

// What an organisation on its way out has written, nobody sends any more.
const FIND_DUE = {
  name: 'find_due_replies',
  text: `
    SELECT held.organization_id AS "organizationId", held.id,
           held.conversation_id AS "conversationId", held.author_id AS "authorId"
    FROM held_replies AS held
    WHERE status = 'waiting' AND sends_at <= now()
      AND EXISTS (SELECT FROM organizations
                  WHERE organizations.id = held.organization_id AND deletion_requested_at IS NULL)
    ORDER BY sends_at LIMIT ${BATCH}`,
};
const CLEAR = `
  DELETE FROM held_replies WHERE (organization_id, id) IN (
    SELECT organization_id, id FROM held_replies
    WHERE ended_at < now() - interval '1 day'
    ORDER BY ended_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
  ) RETURNING 1`;

/**
 * Looks which replies are due, on every instance: whichever comes first sends it. What was due while
 * none was there is sent when one is again.
 */
@Injectable()
export class HeldSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('HeldReplies');
  private readonly sending = new Recurring('send held replies', LOOK_EVERY_MS, (signal) =>
    this.send(signal),
  );
  private readonly clearing = new Recurring('clear held replies', CLEAR_EVERY_MS, (signal) =>
    this.clear(signal),
  );

  constructor(
    private readonly database: Database,
    private readonly replies: HeldSending,
  ) {}

  onApplicationBootstrap(): void {
    this.sending.start();
    this.clearing.start();
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.sending.stop(), this.clearing.stop()]);
  }

  private async send(signal: AbortSignal): Promise<void> {
    const due = await this.database.system.run<DueReply>(FIND_DUE, []);
    let sent = 0;
    for (const reply of due) {
      if (signal.aborted) return;
      if (await this.sendOne(reply)) sent += 1;
    }
    if (due.length === BATCH && sent > 0) this.sending.wake();
  }

  /** One that fails keeps no other back, and is tried again. */
  private async sendOne(reply: DueReply): Promise<boolean> {
    try {
      await this.replies.send(reply);
      return true;
    } catch (error) {
      this.logger.warn(`held reply ${reply.id} was not sent: ${String(error)}`);
      return false;
    }
  }

  private async clear(signal: AbortSignal): Promise<void> {
    let cleared = BATCH;
    while (cleared === BATCH && !signal.aborted) {
      cleared = (await this.database.system.query(CLEAR)).length;
    }
  }
}
