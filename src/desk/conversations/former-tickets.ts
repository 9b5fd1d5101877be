import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Recurring } from '../../platform/common/recurring.js';
import { Database } from '../../platform/database/index.js';
import { ticketsLinkedTo } from '../tickets/index.js';

const LOOK_EVERY_MS = 60_000;
const BATCH = 500;

/**
 * Gives tickets that have no conversation one, with what was asked and answered: those of before there
 * were any, and of a version that knows none while it still runs beside this one.
 */
const OPEN = {
  name: 'open_conversations_of_former_tickets',
  text: `
    WITH former AS MATERIALIZED (
      SELECT nextval('conversations_id_seq')::integer AS conversation_id, ticket.*
      FROM (SELECT organization_id, id, requester_id, assignee_id, message, answer, status, priority,
                   language, created_at, updated_at, resolved_at
            FROM tickets WHERE conversation_id IS NULL
              AND organization_id <> ALL (ARRAY(SELECT id FROM organizations
                                                WHERE deletion_requested_at IS NOT NULL))
            ORDER BY organization_id, id LIMIT ${BATCH} FOR NO KEY UPDATE SKIP LOCKED) AS ticket
    ), opened AS (
      INSERT INTO conversations (organization_id, id, requester_id, assignee_id, channel, status,
                                 priority, language, user_messages, resolved_at, resolved_by,
                                 created_at, updated_at, last_activity_at, status_since)
      OVERRIDING SYSTEM VALUE
      SELECT organization_id, conversation_id, requester_id, assignee_id, 'api',
             CASE WHEN status = 'closed' THEN 'resolved'
                  WHEN status = 'auto_resolved' THEN 'waiting_for_user'
                  WHEN assignee_id IS NOT NULL OR status = 'open' THEN 'waiting_for_agent'
                  ELSE 'escalated' END,
             priority, language, 1, CASE WHEN status = 'closed' THEN resolved_at END,
             CASE WHEN status = 'closed' AND resolved_at IS NOT NULL THEN 'system' END,
             created_at, updated_at, updated_at, updated_at
      FROM former
    ), said AS (
      INSERT INTO messages (organization_id, conversation_id, ticket_id, sender, author_id, content,
                            language, created_at)
      SELECT organization_id, conversation_id, id, 'user', requester_id, message, language, created_at
      FROM former
      UNION ALL
      SELECT organization_id, conversation_id, id,
             CASE WHEN assignee_id IS NULL THEN 'ai_agent' ELSE 'human_agent' END, assignee_id, answer,
             NULL, updated_at
      FROM former WHERE answer IS NOT NULL
    ), linked AS (
      ${ticketsLinkedTo('former')}
    )
    SELECT count(*)::int AS count FROM former`,
};

/** Opens the conversations of tickets that have none. */
@Injectable()
export class FormerTickets implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly opening = new Recurring(
    'open conversations of former tickets',
    LOOK_EVERY_MS,
    (signal) => this.open(signal),
  );

  constructor(private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.opening.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.opening.stop();
  }

  private async open(signal: AbortSignal): Promise<void> {
    let count = BATCH;
    while (count === BATCH && !signal.aborted) {
      ({ count } = await this.database.system.runOne<{ count: number }>(OPEN, []));
    }
  }
}
