import { Injectable } from '@nestjs/common';
import { type EntityManager, MoreThan } from 'typeorm';
import { UsersService } from '../../../identity/users/index.js';
import { type Actor, isStaff } from '../../../platform/access/index.js';
import { DomainError } from '../../../platform/common/errors/domain-error.js';
import { Database } from '../../../platform/database/index.js';
import { Events } from '../../../platform/events/index.js';
import { ConversationArchivedError, ConversationMergedError } from '../conversation.errors.js';
import { ConversationReader } from '../conversation-reader.js';
import { ConversationRows } from '../conversation-rows.js';
import { Message } from '../message.entity.js';
import { StaffMessages } from '../staff-messages.js';
import { ThreadWriter } from '../thread-writer.js';
import { HeldReply } from './held-reply.entity.js';
import { AuthorLeftError, ThreadChangedError } from './held-reply.errors.js';
import { replyRefused } from './held-reply.events.js';

/** A reply whose time has come. */
export type DueReply = Pick<HeldReply, 'organizationId' | 'id' | 'conversationId' | 'authorId'>;

const ENDED = (): string => 'now()';

/** Says what was held, as its author would say it now; once, however many try. */
@Injectable()
export class HeldSending {
  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
    private readonly reader: ConversationReader,
    private readonly rows: ConversationRows,
    private readonly staff: StaffMessages,
    private readonly thread: ThreadWriter,
    private readonly events: Events,
  ) {}

  /** What cannot be said is refused, and its author hears why. */
  async send(due: DueReply): Promise<void> {
    try {
      await this.say(due);
    } catch (error) {
      // It was moved with its thread meanwhile, and is looked for again.
      if (error instanceof ConversationMergedError) return;
      if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error;
      await this.refuse(due, error.code);
    }
  }

  private async say({ organizationId, id, conversationId, authorId }: DueReply): Promise<void> {
    const author = await this.users.find(organizationId, authorId);
    if (!author || !isStaff(author)) throw new AuthorLeftError();
    const actor: Actor = { id: authorId, organizationId, role: author.role };
    await this.thread.assertRoom(actor, await this.reader.get(actor, conversationId));
    await this.database.of(organizationId).transaction(async (manager) => {
      // As everybody takes them: tickets, their conversation, and then what is of it.
      const locked = await this.rows.lock(manager, actor, conversationId);
      const held = await takeWaiting(manager, id);
      // Taken back, said by another instance, or moved to another thread meanwhile.
      if (held?.conversationId !== conversationId) return;
      if (locked.conversation.status === 'archived') {
        throw new ConversationArchivedError(conversationId);
      }
      await assertUnchanged(manager, held);
      const { content, attachments } = held;
      const { messages } = await this.staff.say(manager, actor, locked, { content, attachments });
      const sent = { status: 'sent' as const, content: '', messageId: messages[0]?.id ?? null };
      await manager.update(HeldReply, { id }, { ...sent, endedAt: ENDED });
    });
  }

  private async refuse({ organizationId, id }: DueReply, code: string): Promise<void> {
    await this.database.of(organizationId).transaction(async (manager) => {
      const held = await takeWaiting(manager, id);
      if (!held) return;
      const refused = { status: 'refused' as const, refusal: code, endedAt: ENDED };
      await manager.update(HeldReply, { id }, refused);
      const { conversationId, authorId } = held;
      const news = { heldReplyId: id, conversationId, authorId, code };
      await this.events.publish(manager, replyRefused, news);
    });
  }
}

function takeWaiting(manager: EntityManager, id: number): Promise<HeldReply | null> {
  const where = { id, status: 'waiting' as const };
  return manager.findOne(HeldReply, { where, lock: { mode: 'for_no_key_update' } });
}

/** Of what others said; whoever writes twice does not contradict themselves. */
async function assertUnchanged(
  manager: EntityManager,
  { conversationId, seenMessageId, authorId }: HeldReply,
): Promise<void> {
  if (seenMessageId === null) return;
  const later = await manager.find(Message, {
    select: { id: true, authorId: true },
    where: { conversationId, visibility: 'public', id: MoreThan(seenMessageId) },
  });
  if (later.some((message) => message.authorId !== authorId)) throw new ThreadChangedError();
}
