import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/index.js';
import { assertMatches } from '../../platform/common/http/etag.js';
import { Database } from '../../platform/database/index.js';
import { TicketRows } from '../tickets/index.js';
import { ConversationRows } from './conversation-rows.js';
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
    const {
      content,
      visibility = 'public',
      externalId = null,
      attachments = [],
      mentions = [],
    } = said;
    return this.database.of(actor).transaction(async (manager) => {
      const { conversation, tickets } = await this.rows.lock(manager, actor, id);
      assertMatches(ifMatch, conversation.version);
      // The last one that waits for people, or else the last one.
      const ticket = tickets.findLast(isWithPerson) ?? tickets.at(-1);
      const isAnswer = visibility === 'public';
      if (isAnswer && ticket && isWithPerson(ticket) && ticket.assigneeId === null) {
        await this.tickets.save(manager, actor, ticket, { assigneeId: actor.id });
      }
      const now = (await this.rows.take(manager, id)) ?? conversation;
      const message = await this.thread.write(manager, now, {
        ...{ sender: 'human_agent', authorId: actor.id, content, visibility, externalId },
        ...{ ticketId: ticket?.id ?? null, attachments },
      });
      await this.followers.mention(manager, actor, message, mentions);
      const move = { to: 'waiting_for_user', by: 'staff', reason: 'answered' } as const;
      const changes = afterMessage(now, message);
      const saved = await this.rows.save(manager, actor, now, changes, isAnswer ? move : undefined);
      return { conversation: saved, messages: [message], ticket: null };
    });
  }
}
