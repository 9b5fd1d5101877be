import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Recurring } from '../../platform/common/recurring.js';
import { Database } from '../../platform/database/index.js';
import { Events, insertedEvents } from '../../platform/events/index.js';

const LOOK_EVERY_MS = 60_000;
const BATCH = 500;

/** What follows when nobody says anything for so long. */
const ENDINGS = [
  { from: `'waiting_for_user'`, to: 'abandoned', after: '24 hours' },
  { from: `'resolved', 'abandoned'`, to: 'archived', after: '7 days' },
];

/**
 * Moves conversations that were silent for so long, as many as a statement does at once; what others
 * hold comes next time. One whose tickets wait for people is never put away.
 */
const end = ({ from, to, after }: (typeof ENDINGS)[number]) => ({
  name: `end_conversations_as_${to}`,
  text: `
    WITH idle AS (
      SELECT organization_id, id, status AS before FROM conversations
      WHERE status IN (${from}) AND last_activity_at < now() - interval '${after}'
        AND NOT EXISTS (SELECT FROM tickets
                        WHERE conversation_id = conversations.id
                          AND tickets.organization_id = conversations.organization_id
                          AND tickets.status IN ('open', 'escalated'))
      ORDER BY status, last_activity_at LIMIT ${BATCH} FOR NO KEY UPDATE SKIP LOCKED
    ), ended AS (
      UPDATE conversations
      SET status = '${to}', status_since = now(), version = version + 1, updated_at = now(),
          awaited_since = NULL
      FROM idle
      WHERE conversations.organization_id = idle.organization_id AND conversations.id = idle.id
      RETURNING conversations.organization_id, conversations.id, requester_id, assignee_id, status,
                version, before
    ), noted AS (
      INSERT INTO conversation_transitions (organization_id, conversation_id, from_status, to_status,
                                            reason)
      SELECT organization_id, id, before, '${to}', 'inactive' FROM ended
    ), told AS (
      ${insertedEvents(`
        SELECT organization_id, 'conversation.updated', jsonb_build_object(
                 'conversationId', id, 'requesterId', requester_id, 'assigneeId', assignee_id,
                 'status', status, 'version', version, 'fields', jsonb_build_array('status'),
                 'actorId', NULL)
        FROM ended`)}
    )
    SELECT count(*)::int AS count FROM ended`,
});

const STATEMENTS = ENDINGS.map(end);

/** Ends conversations that nobody continues: abandoned after a day, put away after a week. */
@Injectable()
export class IdleConversations implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly looking = new Recurring('end idle conversations', LOOK_EVERY_MS, (signal) =>
    this.end(signal),
  );

  constructor(
    private readonly database: Database,
    private readonly events: Events,
  ) {}

  onApplicationBootstrap(): void {
    this.looking.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.looking.stop();
  }

  private async end(signal: AbortSignal): Promise<void> {
    for (const statement of STATEMENTS) {
      let count = BATCH;
      while (count === BATCH && !signal.aborted) {
        ({ count } = await this.database.system.runOne<{ count: number }>(statement, []));
        if (count > 0) await this.events.written();
      }
    }
  }
}
