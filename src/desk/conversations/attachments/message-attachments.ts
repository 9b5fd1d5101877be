import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, Not } from 'typeorm';
import type { Actor } from '../../../platform/access/index.js';
import { ValidationError } from '../../../platform/common/errors/request-errors.js';
import { Database } from '../../../platform/database/index.js';
import type { Message } from '../message.entity.js';
import { Attachment } from './attachment.entity.js';

type Sent = Pick<Message, 'id' | 'conversationId' | 'authorId'>;

/** Which files belong to which messages. */
@Injectable()
export class MessageAttachments {
  constructor(private readonly database: Database) {}

  /**
   * Gives files to a message that is being written: its author's own, of its conversation, that no
   * message has yet.
   * @throws ValidationError
   */
  async attach(
    manager: EntityManager,
    { id: messageId, conversationId, authorId }: Sent,
    ids: readonly number[],
  ): Promise<Attachment[]> {
    if (ids.length === 0) return [];
    const free = { messageId: IsNull(), sha256: Not(IsNull()) };
    const own = { id: In(ids), conversationId, uploadedBy: authorId ?? 0, ...free };
    const { affected } = await manager.update(Attachment, own, { messageId });
    const attached = await manager.find(Attachment, { where: { messageId }, order: { id: 'ASC' } });
    if (affected === ids.length) return attached;
    throw notFree(ids, attached);
  }

  /** Of a message that is to be written soon. @throws ValidationError */
  async assertFree(
    manager: EntityManager,
    { id: uploadedBy }: Actor,
    conversationId: number,
    ids: readonly number[],
  ): Promise<void> {
    if (ids.length === 0) return;
    const free = { messageId: IsNull(), sha256: Not(IsNull()) };
    const own = { id: In(ids), conversationId, uploadedBy, ...free };
    const found = await manager.findBy(Attachment, own);
    if (found.length < ids.length) throw notFree(ids, found);
  }

  /** What somebody uploads while its conversation becomes a part of another follows it there. */
  async follow(actor: Actor, from: number, to: number, ids: readonly number[]): Promise<void> {
    if (ids.length === 0) return;
    const own = { id: In(ids), conversationId: from, uploadedBy: actor.id, messageId: IsNull() };
    await this.database
      .of(actor)
      .transaction((manager) => manager.update(Attachment, own, { conversationId: to }));
  }

  /** Reads the files of messages beside them. */
  async readInto(actor: Actor, messages: readonly Message[]): Promise<void> {
    if (messages.length === 0) return;
    const messageId = In(messages.map(({ id }) => id));
    const attachments = await this.database
      .of(actor)
      .repository(Attachment)
      .find({ where: { messageId }, order: { id: 'ASC' } });
    for (const message of messages) {
      message.attachments = attachments.filter((it) => it.messageId === message.id);
    }
  }
}

function notFree(ids: readonly number[], free: readonly Attachment[]): ValidationError {
  const known = new Set(free.map(({ id }) => id));
  const left = ids.filter((id) => !known.has(id));
  const message = `must be files that you have uploaded to this conversation and not sent: ${left.join(', ')} is not`;
  return new ValidationError([{ path: 'attachments', message }]);
}
