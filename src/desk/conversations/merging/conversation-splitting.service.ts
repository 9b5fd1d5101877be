import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { ConversationQuota, StorageLimit } from '../../../identity/organizations/index.js';
import { UsersService } from '../../../identity/users/index.js';
import type { Actor } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { ValidationError } from '../../../platform/common/errors/request-errors.js';
import { assertMatches } from '../../../platform/common/http/etag.js';
import { Database } from '../../../platform/database/index.js';
import { Events } from '../../../platform/events/index.js';
import { MAX_MESSAGE, type Triage, TriageService } from '../../../triage/index.js';
import { TicketStatus } from '../../tickets/index.js';
import { Conversation } from '../conversation.entity.js';
import { ConversationArchivedError, ConversationMergedError } from '../conversation.errors.js';
import { conversationSplit } from '../conversation.events.js';
import { ConversationReader } from '../conversation-reader.js';
import { ConversationRows } from '../conversation-rows.js';
import { Feelings } from '../feelings.js';
import { classified } from '../later/classified.js';
import { FurtherTickets } from '../later/further-tickets.js';
import { Message } from '../message.entity.js';
import type { Sent } from '../thread.js';
import { afterMessage, ThreadWriter } from '../thread-writer.js';
import type { SplitConversation } from './merging.dto.js';
import { NothingLeftError } from './merging.errors.js';
import { AWAITED, COPY_PEOPLE, MOVE_CHOSEN } from './move-statements.js';

/** What is taken out, as one request of the customer. */
interface Asked {
  readonly content: string;
  readonly triage: Triage;
  readonly messageIds: readonly number[];
  readonly subject: string | null;
  readonly requesterId: number;
}

const BETWEEN = '\n\n';

/** Makes messages about something else a conversation of their own. */
@Injectable()
export class ConversationSplitting {
  constructor(
    private readonly database: Database,
    private readonly reader: ConversationReader,
    private readonly rows: ConversationRows,
    private readonly users: UsersService,
    private readonly triage: TriageService,
    private readonly further: FurtherTickets,
    private readonly thread: ThreadWriter,
    private readonly feelings: Feelings,
    private readonly quota: ConversationQuota,
    private readonly storage: StorageLimit,
    private readonly events: Events,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Opens it, and a ticket of it, as if the customer had asked that now.
   * @throws ConversationNotFoundError, ConversationMergedError, ConversationArchivedError,
   * NothingLeftError, ValidationError, LimitExceededError, StaleVersionError
   */
  async split(
    actor: Actor,
    id: number,
    { messageIds, subject }: SplitConversation,
    ifMatch?: string,
  ): Promise<Sent> {
    const { mergedInto, requesterId } = await this.reader.get(actor, id);
    if (mergedInto !== null) throw new ConversationMergedError(id, mergedInto);
    const messages = this.database.of(actor).repository(Message);
    const chosen = await messages.find({ where: chosenOf(id, messageIds), order: { id: 'ASC' } });
    assertAll(messageIds, chosen);
    const content = chosen.map((message) => message.content).join(BETWEEN);
    if (content.length > MAX_MESSAGE) throw notThese(`must have ${MAX_MESSAGE} characters at most`);
    await this.storage.assertRoom(actor);
    const triage = await this.triage.triage(actor, content);
    const asked = { content, triage, messageIds, subject: subject ?? null, requesterId };
    return this.quota.spend(actor.organizationId, () =>
      this.database
        .of(actor)
        .transaction((manager) => this.splitWithin(manager, actor, id, asked, ifMatch)),
    );
  }

  private async splitWithin(
    manager: EntityManager,
    actor: Actor,
    id: number,
    asked: Asked,
    ifMatch?: string,
  ): Promise<Sent> {
    const { messageIds, requesterId } = asked;
    await this.users.lockIfThere(manager, requesterId);
    const { conversation: source } = await this.rows.lock(manager, actor, id);
    assertMatches(ifMatch, source.version);
    if (source.status === 'archived') throw new ConversationArchivedError(id);
    assertAll(messageIds, await manager.findBy(Message, chosenOf(id, messageIds)));
    const customers = { conversationId: id, sender: 'user', visibility: 'public' } as const;
    if ((await manager.countBy(Message, customers)) <= messageIds.length) {
      throw new NothingLeftError();
    }
    const sent = await this.open(manager, actor, source, asked);
    await this.leave(manager, actor, source, sent.conversation.id, messageIds.length);
    const newConversationId = sent.conversation.id;
    await this.events.publish(manager, conversationSplit, {
      ...{ conversationId: id, newConversationId, requesterId, messageIds, actorId: actor.id },
    });
    await this.audit.record(manager, actor, {
      action: 'conversation.split',
      subject: { type: 'conversation', id },
      after: { conversationId: newConversationId, messageIds },
    });
    return sent;
  }

  /** The new one, with its ticket, what was chosen, and an answer where the machine has one. */
  private async open(
    manager: EntityManager,
    actor: Actor,
    source: Conversation,
    { content, triage, messageIds, subject }: Asked,
  ): Promise<Sent> {
    const { requesterId, channel, language } = source;
    const opened = await this.rows.open(manager, { requesterId, channel, language, subject });
    const { id } = opened;
    const { organizationId } = actor;
    const asked = { organizationId, requesterId, message: content, triage };
    const ticket = await this.further.open(manager, id, asked);
    await manager.query(MOVE_CHOSEN, [source.id, id, messageIds, ticket.id]);
    for (const statement of COPY_PEOPLE) await manager.query(statement, [source.id, id]);
    const isAnswered = ticket.status === TicketStatus.AutoResolved;
    const to = isAnswered ? 'waiting_for_user' : 'escalated';
    const begun = {
      userMessages: messageIds.length,
      awaitedSince: () => 'now()',
      language: triage.language ?? source.language,
      ...classified(opened, triage, true),
      ...(await this.feelings.after(manager, id)),
    };
    const move = { to, by: 'service', reason: 'split' } as const;
    let conversation = await this.rows.save(manager, actor, opened, begun, move);
    conversation = await this.note(
      manager,
      conversation,
      `It was split from conversation ${source.id}.`,
    );
    if (ticket.answer !== null) {
      const answer = await this.thread.write(manager, conversation, {
        ...{ sender: 'ai_agent', authorId: null, content: ticket.answer, visibility: 'public' },
        ticketId: ticket.id,
      });
      const changes = afterMessage(conversation, answer);
      conversation = await this.rows.save(manager, null, conversation, changes);
    }
    const messages = await manager.find(Message, {
      where: { conversationId: id },
      order: { id: 'ASC' },
    });
    return { conversation, messages, ticket };
  }

  /** What is left of the first: the customer waits for what they say there, and for nothing else. */
  private async leave(
    manager: EntityManager,
    actor: Actor,
    source: Conversation,
    newId: number,
    count: number,
  ): Promise<void> {
    const [awaited] = await manager.query<[{ since: Date | null }]>(AWAITED, [source.id]);
    const left = await this.rows.save(manager, actor, source, {
      userMessages: source.userMessages - count,
      ...(source.awaitedSince && { awaitedSince: awaited.since }),
      ...(await this.feelings.after(manager, source.id)),
    });
    const what = count === 1 ? 'One message' : `${count} messages`;
    await this.note(manager, left, `${what} became conversation ${newId}.`);
  }

  private async note(
    manager: EntityManager,
    conversation: Conversation,
    content: string,
  ): Promise<Conversation> {
    const note = await this.thread.write(manager, conversation, {
      ...{ sender: 'system', authorId: null, visibility: 'internal', ticketId: null, content },
    });
    return this.rows.save(manager, null, conversation, afterMessage(conversation, note));
  }
}

const chosenOf = (conversationId: number, ids: readonly number[]) =>
  ({ conversationId, id: In(ids), sender: 'user', visibility: 'public' }) as const;

function assertAll(ids: readonly number[], found: readonly Message[]): void {
  const known = new Set(found.map(({ id }) => id));
  const others = ids.filter((id) => !known.has(id));
  if (others.length === 0) return;
  throw notThese(
    `must be messages of the customer in this conversation: ${others.join(', ')} is not`,
  );
}

function notThese(message: string): ValidationError {
  return new ValidationError([{ path: 'messageIds', message }]);
}
