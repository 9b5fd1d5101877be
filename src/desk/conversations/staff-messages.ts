import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/index.js';
import { assertMatches } from '../../platform/common/http/etag.js';
import { Database } from '../../platform/database/index.js';
import { TicketRows } from '../tickets/index.js';
import { ConversationRows, type LockedConversation } from './conversation-rows.js';
import { FollowersService } from './following/followers.service.js';
import { isWithPerson } from './later/judged-message.js';
import type { Said, Sent } from './thread.js';
import { afterMessage, ThreadWriter } from './thread-writer.js';

/** What the staff says: answers to the customer, and notes among themselves. */
@Injectable()
export class StaffMessages {
  constructor(
    private readonly database: Database,
    private readonly rows: ConversationRows,
    private readonly tickets: TicketRows,
    private readonly thread: ThreadWriter,
    private readonly followers: FollowersService,
  ) {}

  /**
   * Says something. Whoever answers what nobody has taken, has taken it.
   * @throws StaleVersionError where the thread is not the version that `ifMatch` names
   */
  send(actor: Actor, id: number, said: Said, ifMatch?: string): Promise<Sent> {
    return this.database.of(actor).transaction(async (manager) => {
      const locked = await this.rows.lock(manager, actor, id);
      assertMatches(ifMatch, locked.conversation.version);
      return this.say(manager, actor, locked, said);
    });
  }

  /** The same in a transaction that has locked the conversation. */
  async say(
    manager: EntityManager,
    actor: Actor,
    { conversation, tickets }: LockedConversation,
    said: Said,
  ): Promise<Sent> {
    const { content, visibility = 'public', externalId = null } = said;
    const { attachments = [], mentions = [] } = said;
    // The last one that waits for people, or else the last one.
    const ticket = tickets.findLast(isWithPerson) ?? tickets.at(-1);
    const isAnswer = visibility === 'public';
    if (isAnswer && ticket && isWithPerson(ticket) && ticket.assigneeId === null) {
      await this.tickets.save(manager, actor, ticket, { assigneeId: actor.id });
    }
    const now = (await this.rows.take(manager, conversation.id)) ?? conversation;
    const message = await this.thread.write(manager, now, {
      ...{ sender: 'human_agent', authorId: actor.id, content, visibility, externalId },
      ...{ ticketId: ticket?.id ?? null, attachments },
    });
    await this.followers.mention(manager, actor, message, mentions);
    const move = { to: 'waiting_for_user', by: 'staff', reason: 'answered' } as const;
    const changes = afterMessage(now, message);
    const saved = await this.rows.save(manager, actor, now, changes, isAnswer ? move : undefined);
    return { conversation: saved, messages: [message], ticket: null };
  }
}
