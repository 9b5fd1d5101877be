import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { StorageLimit } from '../../../identity/organizations/index.js';
import { type Actor, includesRole, Role } from '../../../platform/access/index.js';
import { assertMatches } from '../../../platform/common/http/etag.js';
import { againWhereLockedOut, Database } from '../../../platform/database/index.js';
import { Events } from '../../../platform/events/index.js';
import { Redaction } from '../../tickets/index.js';
import { MessageAttachments } from '../attachments/message-attachments.js';
import { ConversationArchivedError } from '../conversation.errors.js';
import { ConversationReader } from '../conversation-reader.js';
import { ConversationRows } from '../conversation-rows.js';
import { Message } from '../message.entity.js';
import { ThreadWriter } from '../thread-writer.js';
import type { HoldReply } from './held-reply.dto.js';
import { HeldReply } from './held-reply.entity.js';
import {
  HeldReplyEndedError,
  HeldReplyNotFoundError,
  NotOwnReplyError,
  OwnConversationError,
  TooManyHeldRepliesError,
} from './held-reply.errors.js';
import { replyHeld, replyUndone } from './held-reply.events.js';
import { HOLD_SECONDS, MOST_WAITING } from './held-values.js';

const MOST_LISTED = 100;

/** Replies that wait for a moment, in which they may be taken back. */
@Injectable()
export class HeldReplies {
  constructor(
    private readonly database: Database,
    private readonly reader: ConversationReader,
    private readonly rows: ConversationRows,
    private readonly thread: ThreadWriter,
    private readonly storage: StorageLimit,
    private readonly redaction: Redaction,
    private readonly attachments: MessageAttachments,
    private readonly events: Events,
  ) {}

  /**
   * What keeps a reply from being said at once keeps it from being held, too.
   * @throws ConversationNotFoundError, ConversationArchivedError, ConversationFullError,
   * OwnConversationError, StaleVersionError, ValidationError, TooManyHeldRepliesError
   */
  async hold(actor: Actor, id: number, reply: HoldReply, ifMatch?: string): Promise<HeldReply> {
    const { attachments = [], holdSeconds = HOLD_SECONDS } = reply;
    const before = await this.reader.get(actor, id);
    if (before.requesterId === actor.id) throw new OwnConversationError();
    await this.thread.assertRoom(actor, before);
    await this.storage.assertRoom(actor);
    const content = await this.redaction.apply(actor.organizationId, reply.content);
    const hold = () =>
      this.database.of(actor).transaction(async (manager) => {
        const { conversation } = await this.rows.lock(manager, actor, id);
        assertMatches(ifMatch, conversation.version);
        if (conversation.status === 'archived') throw new ConversationArchivedError(id);
        await this.attachments.assertFree(manager, actor, id, attachments);
        const waiting = { conversationId: id, status: 'waiting' as const };
        if ((await manager.countBy(HeldReply, waiting)) >= MOST_WAITING) {
          throw new TooManyHeldRepliesError();
        }
        const { generatedMaps } = await manager.insert(HeldReply, {
          ...{ conversationId: id, authorId: actor.id, content, attachments: [...attachments] },
          seenMessageId: ifMatch === undefined ? null : await lastMessageOf(manager, id),
          sendsAt: () => `now() + interval '${holdSeconds} seconds'`,
        });
        const heldReplyId = Number(generatedMaps[0]?.['id']);
        const news = { heldReplyId, conversationId: id, authorId: actor.id };
        await this.events.publish(manager, replyHeld, news);
        return manager.findOneByOrFail(HeldReply, { id: heldReplyId });
      });
    return againWhereLockedOut(hold);
  }

  /** @throws ConversationNotFoundError */
  async list(actor: Actor, conversationId: number): Promise<HeldReply[]> {
    await this.reader.open(actor, conversationId);
    return this.database
      .of(actor)
      .repository(HeldReply)
      .find({
        where: { conversationId, status: In(['waiting', 'refused']) },
        order: { id: 'DESC' },
        take: MOST_LISTED,
      });
  }

  /** @throws ConversationNotFoundError, HeldReplyNotFoundError */
  async get(actor: Actor, conversationId: number, id: number): Promise<HeldReply> {
    // What was merged has taken its replies along.
    const { mergedInto } = await this.reader.open(actor, conversationId);
    const held = await this.database
      .of(actor)
      .repository(HeldReply)
      .findOneBy({ id, conversationId: mergedInto ?? conversationId });
    if (!held) throw new HeldReplyNotFoundError(id);
    return held;
  }

  /**
   * Takes it back, with its text as it was: one that could not be sent, too.
   * @throws ConversationNotFoundError, HeldReplyNotFoundError, NotOwnReplyError, HeldReplyEndedError
   */
  async undo(actor: Actor, conversationId: number, id: number): Promise<HeldReply> {
    await this.get(actor, conversationId, id);
    return this.database.of(actor).transaction(async (manager) => {
      const held = await manager.findOne(HeldReply, {
        where: { id },
        lock: { mode: 'for_no_key_update' },
      });
      if (!held) throw new HeldReplyNotFoundError(id);
      const isOwn = held.authorId === actor.id || includesRole(actor.role, Role.Admin);
      if (!isOwn) throw new NotOwnReplyError();
      if (held.status === 'sent' || held.status === 'undone') {
        throw new HeldReplyEndedError(held.status);
      }
      const undone = { status: 'undone' as const, content: '', endedAt: () => 'now()' };
      await manager.update(HeldReply, { id }, undone);
      const { authorId } = held;
      const news = { heldReplyId: id, conversationId: held.conversationId, authorId };
      await this.events.publish(manager, replyUndone, { ...news, actorId: actor.id });
      const { content } = held;
      return Object.assign(await manager.findOneByOrFail(HeldReply, { id }), { content });
    });
  }
}

/** The last one that a customer could read; 0 where there is none. */
async function lastMessageOf(manager: EntityManager, conversationId: number): Promise<number> {
  const visibility = 'public' as const;
  return (await manager.maximum(Message, 'id', { conversationId, visibility })) ?? 0;
}
