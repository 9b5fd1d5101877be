import { Injectable, type OnModuleInit } from '@nestjs/common';
import { userDeleted } from '../../../identity/users/index.js';
import { type Actor, isStaff } from '../../../platform/access/index.js';
import { Database } from '../../../platform/database/index.js';
import { Events } from '../../../platform/events/index.js';
import { conversationRead } from '../conversation.events.js';
import { ConversationReader } from '../conversation-reader.js';
import { ConversationRead } from './conversation-read.entity.js';

/** So many are counted: nobody needs to know of a longer list how long it is. */
export const MOST_UNREAD = 100;

// Of those that whoever reads may see. An older reading that arrives late changes nothing.
const MARK = `
  INSERT INTO conversation_reads AS read (organization_id, conversation_id, user_id, message_id)
  SELECT organization_id, conversation_id, $3, max(id) FROM messages
  WHERE organization_id = $1 AND conversation_id = $2 AND (visibility = 'public' OR $4)
  GROUP BY organization_id, conversation_id
  ON CONFLICT (organization_id, conversation_id, user_id) DO UPDATE
  SET message_id = excluded.message_id, read_at = now()
  WHERE read.message_id < excluded.message_id
  RETURNING message_id AS "messageId"`;

const COUNT = {
  name: 'count_unread_messages',
  text: `
    SELECT wanted.id, (
      SELECT count(*)::integer FROM (
        SELECT FROM messages
        WHERE organization_id = $1 AND conversation_id = wanted.id
          AND id > coalesce(read.message_id, 0) AND author_id IS DISTINCT FROM $3
          AND (visibility = 'public' OR $4)
        LIMIT ${MOST_UNREAD}) AS others) AS unread
    FROM unnest($2::integer[]) AS wanted (id)
    LEFT JOIN conversation_reads AS read
      ON read.organization_id = $1 AND read.conversation_id = wanted.id AND read.user_id = $3`,
};

/** Who has read how far. */
@Injectable()
export class ConversationReads implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly reader: ConversationReader,
    private readonly events: Events,
  ) {}

  onModuleInit(): void {
    this.events.within(userDeleted, ({ userId }, manager) =>
      manager.delete(ConversationRead, { userId }),
    );
  }

  /**
   * The actor has read all that they may see of a conversation; said again, it is no news.
   * @throws ConversationNotFoundError
   */
  async mark(actor: Actor, conversationId: number): Promise<void> {
    await this.reader.get(actor, conversationId);
    const { id: userId, organizationId } = actor;
    await this.database.of(actor).transaction(async (manager) => {
      const values = [organizationId, conversationId, userId, isStaff(actor)];
      const [read] = await manager.query<{ messageId: number }[]>(MARK, values);
      if (!read) return;
      const { messageId } = read;
      await this.events.publish(manager, conversationRead, { conversationId, userId, messageId });
    });
  }

  /** How many messages of others the actor has not read, of each of these; MOST_UNREAD at the most. */
  async unreadIn(actor: Actor, ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
    if (ids.length === 0) return new Map();
    const { id, organizationId } = actor;
    const rows = await this.database
      .of(actor)
      .run<{ id: number; unread: number }>(COUNT, [organizationId, ids, id, isStaff(actor)]);
    return new Map(rows.map(({ id: of, unread }) => [of, unread]));
  }
}
