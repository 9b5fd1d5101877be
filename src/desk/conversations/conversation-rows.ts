import { Injectable } from '@nestjs/common';
import type { EntityManager, QueryDeepPartialEntity } from 'typeorm';
import { UnauthenticatedError } from '../../identity/auth/index.js';
import { UsersService } from '../../identity/users/index.js';
import { type Actor, isStaff } from '../../platform/access/index.js';
import { Events } from '../../platform/events/index.js';
import { type Ticket, TicketRows } from '../tickets/index.js';
import { Conversation } from './conversation.entity.js';
import {
  ConversationMergedError,
  ConversationNotFoundError,
  IllegalConversationTransitionError,
} from './conversation.errors.js';
import { conversationCreated, conversationUpdated } from './conversation.events.js';
import { ConversationTransition } from './conversation-transition.entity.js';
import type { ConversationStatus } from './conversation-values.js';
import { type Capacity, isWithPeople, mayBecome, SENDER_OF } from './transitions.js';

export type ConversationFields = QueryDeepPartialEntity<Conversation>;

// By the clock of the database, which also set createdAt.
const NOW = (): string => 'now()';
const SECONDS_SINCE = 'extract(epoch FROM now() - status_since)';

/** A change of status: by whom and why. */
export interface Move {
  readonly to: ConversationStatus;
  readonly by: Capacity;
  readonly reason: string;
}

/** A conversation that nobody else can change, and its tickets, oldest first. */
export interface LockedConversation {
  readonly conversation: Conversation;
  readonly tickets: readonly Ticket[];
}

/** How a transaction takes a conversation and puts it back. */
@Injectable()
export class ConversationRows {
  constructor(
    private readonly users: UsersService,
    private readonly tickets: TicketRows,
    private readonly events: Events,
  ) {}

  /**
   * Reads a conversation that nobody else can change until the transaction ends; its tickets neither,
   * which are taken first, as whoever changes a ticket takes its conversation afterwards.
   * @throws ConversationNotFoundError also for somebody else's; ConversationMergedError,
   * UnauthenticatedError
   */
  async lock(manager: EntityManager, actor: Actor, id: number): Promise<LockedConversation> {
    if (!isStaff(actor) && !(await this.users.lockIfThere(manager, actor.id))) {
      throw new UnauthenticatedError();
    }
    const tickets = await this.tickets.lockOf(manager, id);
    const conversation = await this.take(manager, id);
    if (!conversation || (!isStaff(actor) && conversation.requesterId !== actor.id)) {
      throw new ConversationNotFoundError(id);
    }
    if (conversation.mergedInto !== null) {
      throw new ConversationMergedError(id, conversation.mergedInto);
    }
    return { conversation, tickets };
  }

  /** The same of one whose tickets are taken already, whoever's it is. */
  take(manager: EntityManager, id: number): Promise<Conversation | null> {
    return manager.findOne(Conversation, {
      where: { id },
      // Rows that only name it are written meanwhile.
      lock: { mode: 'for_no_key_update' },
    });
  }

  /** Writes a conversation in which nothing is said yet, and tells of it. */
  async open(manager: EntityManager, row: ConversationFields): Promise<Conversation> {
    const { generatedMaps } = await manager.insert(Conversation, { ...row, status: 'initialized' });
    const id = Number(generatedMaps[0]?.['id']);
    const opened = await manager.findOneByOrFail(Conversation, { id });
    const { requesterId, assigneeId, status, version } = opened;
    const news = { conversationId: id, requesterId, assigneeId, status, version };
    await this.events.publish(manager, conversationCreated, news);
    return opened;
  }

  /**
   * Writes a change of a conversation that is taken, and of its status, as its next version.
   * @throws IllegalConversationTransitionError
   */
  async save(
    manager: EntityManager,
    actor: Pick<Actor, 'id'> | null,
    { id, version, status: from }: Conversation,
    changes: ConversationFields,
    move?: Move,
  ): Promise<Conversation> {
    const moved = move && move.to !== from ? await this.move(manager, actor, id, from, move) : {};
    const all = { ...changes, ...moved, version: version + 1, updatedAt: NOW };
    await manager.update(Conversation, { id }, all);
    const saved = await manager.findOneByOrFail(Conversation, { id });
    await this.events.publish(manager, conversationUpdated, {
      conversationId: id,
      requesterId: saved.requesterId,
      assigneeId: saved.assigneeId,
      status: saved.status,
      version: saved.version,
      fields: Object.keys({ ...changes, ...(saved.status !== from && { status: null }) }),
      actorId: actor?.id ?? null,
    });
    return saved;
  }

  private async move(
    manager: EntityManager,
    actor: Pick<Actor, 'id'> | null,
    conversationId: number,
    from: ConversationStatus,
    { to, by, reason }: Move,
  ): Promise<ConversationFields> {
    if (!mayBecome(from, to, by)) throw new IllegalConversationTransitionError(from, to);
    const actorId = actor?.id ?? null;
    await manager.insert(ConversationTransition, { conversationId, from, to, actorId, reason });
    const handled = isWithPeople(from) && {
      handleSeconds: () => `handle_seconds + ${SECONDS_SINCE}`,
    };
    return { status: to, statusSince: NOW, ...handled, ...resolution(from, to, by, actorId) };
  }
}

/** Who resolved it and when; nobody any more once it goes on. */
function resolution(
  from: ConversationStatus,
  to: ConversationStatus,
  by: Capacity,
  actorId: number | null,
): ConversationFields {
  if (to === 'resolved') {
    return { resolvedAt: NOW, resolvedBy: SENDER_OF[by], resolverId: actorId, awaitedSince: null };
  }
  if (from !== 'resolved' || to === 'archived') return {};
  const nobody = { resolvedAt: null, resolvedBy: null, resolverId: null };
  return { ...nobody, resolutionCode: null, resolutionSummary: null };
}
