import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UsersService } from '../../../identity/users/index.js';
import type { Actor } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { ValidationError } from '../../../platform/common/errors/request-errors.js';
import { assertMatches } from '../../../platform/common/http/etag.js';
import { againWhereLockedOut, Database } from '../../../platform/database/index.js';
import { Events } from '../../../platform/events/index.js';
import { type Ticket, TicketRows } from '../../tickets/index.js';
import { Conversation } from '../conversation.entity.js';
import {
  ConversationArchivedError,
  ConversationMergedError,
  ConversationNotFoundError,
} from '../conversation.errors.js';
import { conversationMerged } from '../conversation.events.js';
import { ConversationReader } from '../conversation-reader.js';
import { ConversationRows } from '../conversation-rows.js';
import { Feelings } from '../feelings.js';
import { messagesOf, ThreadWriter } from '../thread-writer.js';
import { mergedDetails, mergedFigures, mergedStatus, NO_FIGURES } from './merged-figures.js';
import { OtherRequesterError } from './merging.errors.js';
import { LEAVE, MOVE_ALL, POINT_ON } from './move-statements.js';

/** A customer's message opened a further ticket just before; the next try takes it, too. */
class TicketCameInError extends Error {}

/** The two conversations, which nobody else can change, and the tickets of the first. */
interface Pair {
  readonly from: Conversation;
  readonly into: Conversation;
  readonly tickets: readonly Ticket[];
}

/** Makes one conversation a part of another one of the same customer. */
@Injectable()
export class ConversationMerging {
  constructor(
    private readonly database: Database,
    private readonly reader: ConversationReader,
    private readonly rows: ConversationRows,
    private readonly users: UsersService,
    private readonly tickets: TicketRows,
    private readonly thread: ThreadWriter,
    private readonly feelings: Feelings,
    private readonly events: Events,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Gives the one that both are now.
   * @throws ConversationNotFoundError, ValidationError, OtherRequesterError, ConversationMergedError,
   * ConversationArchivedError, ConversationFullError, StaleVersionError of the one that goes
   */
  async merge(actor: Actor, id: number, into: number, ifMatch?: string): Promise<Conversation> {
    const { requesterId } = await this.reader.get(actor, id);
    if (id === into) throw notInto('must be the id of another conversation');
    await this.reader.get(actor, into).catch((error: unknown) => {
      if (!(error instanceof ConversationNotFoundError)) throw error;
      throw notInto('must be the id of a conversation');
    });
    const limit = await this.thread.limitOf(actor);
    const merge = () =>
      this.database.of(actor).transaction(async (manager) => {
        await this.users.lockIfThere(manager, requesterId);
        const pair = await this.lock(manager, id, into);
        assertMatches(ifMatch, pair.from.version);
        assertPossible(pair);
        // The note that tells of it counts, too.
        this.thread.assertFits(pair.into, messagesOf(pair.from) + 1, limit);
        return this.mergeLocked(manager, actor, pair);
      });
    return againWhereLockedOut(merge, (error) => error instanceof TicketCameInError);
  }

  /** All tickets, and then both conversations, in the order of their ids: whichever goes into which. */
  private async lock(manager: EntityManager, id: number, into: number): Promise<Pair> {
    const locked = await this.tickets.lockOf(manager, id, into);
    const lower = await this.take(manager, Math.min(id, into));
    const higher = await this.take(manager, Math.max(id, into));
    const known = new Set(locked.map((ticket) => ticket.id));
    const now = await this.tickets.idsOf(manager, id);
    if (now.some((ticketId) => !known.has(ticketId))) throw new TicketCameInError();
    const tickets = locked.filter((ticket) => ticket.conversationId === id);
    const [from, target] = id < into ? [lower, higher] : [higher, lower];
    return { from, into: target, tickets };
  }

  private async take(manager: EntityManager, id: number): Promise<Conversation> {
    const conversation = await this.rows.take(manager, id);
    if (!conversation) throw new ConversationNotFoundError(id);
    return conversation;
  }

  private async mergeLocked(
    manager: EntityManager,
    actor: Actor,
    { from, into, tickets }: Pair,
  ): Promise<Conversation> {
    const values = [from.id, into.id];
    const end = { to: 'archived', by: 'service', reason: 'merged' } as const;
    // With the time that people have had it until now.
    const ended = await this.rows.save(manager, actor, from, { mergedInto: into.id }, end);
    for (const statement of MOVE_ALL) await manager.query(statement, values);
    for (const statement of LEAVE) await manager.query(statement, [from.id]);
    await manager.query(POINT_ON, values);
    await manager.update(Conversation, { id: from.id }, NO_FIGURES);
    for (const ticket of tickets) {
      await this.tickets.save(manager, actor, ticket, { conversationId: into.id });
    }
    const handleSeconds = into.handleSeconds + ended.handleSeconds;
    await manager.update(Conversation, { id: into.id }, { handleSeconds });
    await this.thread.write(manager, into, {
      ...{ sender: 'system', authorId: null, visibility: 'internal', ticketId: null },
      content: `Conversation ${from.id} was merged into this one.`,
    });
    const changes = {
      ...mergedFigures(into, ended),
      ...mergedDetails(into, from),
      ...(await this.feelings.after(manager, into.id)),
      notes: into.notes + from.notes + 1,
    };
    const move = { to: mergedStatus(into, from), by: 'service', reason: 'merged' } as const;
    const merged = await this.rows.save(manager, actor, into, changes, move);
    await this.events.publish(manager, conversationMerged, {
      ...{ conversationId: from.id, mergedInto: into.id, requesterId: into.requesterId },
      ...{ status: merged.status, actorId: actor.id },
    });
    await this.audit.record(manager, actor, {
      action: 'conversation.merged',
      subject: { type: 'conversation', id: from.id },
      after: { mergedInto: into.id },
    });
    return merged;
  }
}

function assertPossible({ from, into }: Pair): void {
  for (const { id, mergedInto } of [from, into]) {
    if (mergedInto !== null) throw new ConversationMergedError(id, mergedInto);
  }
  if (from.requesterId !== into.requesterId) throw new OtherRequesterError();
  if (into.status === 'archived') throw new ConversationArchivedError(into.id);
}

function notInto(message: string): ValidationError {
  return new ValidationError([{ path: 'into', message }]);
}
