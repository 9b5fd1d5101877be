import { Injectable } from '@nestjs/common';
import { And, type FindOperator, type FindOptionsWhere, In, IsNull, Raw } from 'typeorm';
import { OrganizationDirectory } from '../../identity/organizations/index.js';
import { type Actor, isStaff } from '../../platform/access/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { pageById } from '../../platform/common/pagination/by-id.js';
import { type Page, type PageQuery } from '../../platform/common/pagination/page.js';
import { Database } from '../../platform/database/index.js';
import { MessageAttachments } from './attachments/message-attachments.js';
import { Conversation } from './conversation.entity.js';
import { ConversationNotFoundError } from './conversation.errors.js';
import type { ListConversationsQuery } from './conversation-requests.dto.js';
import { ConversationTransition } from './conversation-transition.entity.js';
import { Message } from './message.entity.js';

/** So many of the last messages are given to whoever answers. */
const RECENT = 50;

/** What whoever answers is given, however long ago it was said. */
export interface ConversationContext {
  readonly variables: Record<string, unknown>;
  readonly messages: readonly Message[];
}

/** Conversations and what was said in them, for those who may read it. */
@Injectable()
export class ConversationReader {
  constructor(
    private readonly database: Database,
    private readonly organizations: OrganizationDirectory,
    private readonly audit: AuditLog,
    private readonly attachments: MessageAttachments,
  ) {}

  /** @throws ConversationNotFoundError also for somebody else's */
  async get(actor: Actor, id: number): Promise<Conversation> {
    const conversation = await this.database
      .of(actor)
      .repository(Conversation)
      .findOneBy({ id, ...ownOnly(actor) });
    if (!conversation) throw new ConversationNotFoundError(id);
    return conversation;
  }

  /** The newest first: own ones, for staff all. */
  list(actor: Actor, query: ListConversationsQuery): Promise<Page<Conversation>> {
    const where = { ...conditions(query), ...ownOnly(actor) };
    const conversations = this.database.of(actor).repository(Conversation);
    return pageById('-id', query, ({ id, ...range }) =>
      conversations.find({
        where: { ...where, id: query.followed ? And(id, ofFollowed(actor)) : id },
        ...range,
      }),
    );
  }

  /**
   * One whose content is about to be read.
   * @throws ConversationNotFoundError also for somebody else's
   */
  async open(actor: Actor, id: number): Promise<Conversation> {
    const conversation = await this.get(actor, id);
    await this.note(actor, id, conversation.requesterId);
    return conversation;
  }

  /** What was said, oldest first; notes are for the staff. */
  async messages(actor: Actor, conversationId: number, query: PageQuery): Promise<Page<Message>> {
    await this.open(actor, conversationId);
    const messages = this.database.of(actor).repository(Message);
    const where = { conversationId, ...publicOnly(actor) };
    const page = await pageById('id', query, ({ id, ...range }) =>
      messages.find({ where: { ...where, id }, ...range }),
    );
    await this.attachments.readInto(actor, page.data);
    return page;
  }

  /** Its variables and its last messages, oldest first. */
  async context(actor: Actor, conversationId: number): Promise<ConversationContext> {
    const { context: variables } = await this.open(actor, conversationId);
    const messages = await this.database
      .of(actor)
      .repository(Message)
      .find({ where: { conversationId }, order: { id: 'DESC' }, take: RECENT });
    await this.attachments.readInto(actor, messages);
    return { variables, messages: messages.reverse() };
  }

  /** The changes of its status, oldest first. */
  async transitions(
    actor: Actor,
    conversationId: number,
    query: PageQuery,
  ): Promise<Page<ConversationTransition>> {
    await this.get(actor, conversationId);
    const history = this.database.of(actor).repository(ConversationTransition);
    return pageById('id', query, ({ id, ...range }) =>
      history.find({ where: { conversationId, id }, ...range }),
    );
  }

  /** Where the organisation wants it, the audit log says which of others' the staff has read. */
  private async note(actor: Actor, id: number, requesterId: number): Promise<void> {
    if (!isStaff(actor) || requesterId === actor.id) return;
    const organization = await this.organizations.get(actor.organizationId);
    if (!organization?.auditReading) return;
    await this.audit.append(actor, {
      action: 'conversation.read',
      subject: { type: 'conversation', id },
    });
  }
}

const ownOnly = (actor: Actor): FindOptionsWhere<Conversation> =>
  isStaff(actor) ? {} : { requesterId: actor.id };

/** Those that somebody follows. */
const ofFollowed = ({ id: me, organizationId: of }: Actor): FindOperator<number> =>
  Raw(
    (id) => `${id} IN (SELECT conversation_id FROM conversation_followers
                       WHERE organization_id = :of AND user_id = :me)`,
    { of, me },
  ) as FindOperator<number>;

const publicOnly = (actor: Actor): FindOptionsWhere<Message> =>
  isStaff(actor) ? {} : { visibility: 'public' };

function conditions(query: ListConversationsQuery): FindOptionsWhere<Conversation> {
  const { status, channel, requesterId, assigneeId } = query;
  return {
    ...(status !== undefined && { status: In(status) }),
    ...(channel !== undefined && { channel }),
    ...(requesterId !== undefined && { requesterId }),
    ...(assigneeId !== undefined && {
      assigneeId: assigneeId === 'none' ? IsNull() : Number(assigneeId),
    }),
  };
}
