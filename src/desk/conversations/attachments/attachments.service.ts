import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { StorageLimit } from '../../../identity/organizations/index.js';
import { type Actor, isStaff } from '../../../platform/access/index.js';
import { Database } from '../../../platform/database/index.js';
import { ConversationArchivedError } from '../conversation.errors.js';
import { ConversationReader } from '../conversation-reader.js';
import { Message } from '../message.entity.js';
import { Attachment } from './attachment.entity.js';
import { AttachmentNotFoundError, TooManyUnusedError } from './attachment.errors.js';
import { AttachmentFiles } from './attachment-files.js';
import { savedAs } from './attachment-name.js';
import { isText } from './attachment-type.js';
import { MOST_UNUSED } from './attachment-values.js';
import { IncomingFile } from './incoming-file.js';

/** A file as it is answered. */
export class AttachmentFile extends StreamableFile {
  constructor(
    content: Readable,
    { name, type, bytes, sha256 }: Attachment,
    readonly etag = `"${sha256 ?? ''}"`,
  ) {
    const as = isText(type) ? `${type}; charset=utf-8` : type;
    super(content, { type: as, length: bytes, disposition: savedAs(name) });
  }
}

/** Files that people send with their messages. */
@Injectable()
export class AttachmentsService {
  constructor(
    private readonly database: Database,
    private readonly reader: ConversationReader,
    private readonly files: AttachmentFiles,
    private readonly storage: StorageLimit,
  ) {}

  /**
   * Takes a file for a message that the actor is about to send.
   * @throws ConversationNotFoundError, ConversationArchivedError, TooManyUnusedError,
   * LimitExceededError, and what an IncomingFile throws
   */
  async upload(
    actor: Actor,
    conversationId: number,
    name: string,
    content: Readable,
  ): Promise<Attachment> {
    const found = await this.reader.get(actor, conversationId);
    if (found.mergedInto !== null) return this.upload(actor, found.mergedInto, name, content);
    if (found.status === 'archived') throw new ConversationArchivedError(conversationId);
    if ((await this.files.countUnused(actor)) >= MOST_UNUSED) throw new TooManyUnusedError();
    await this.storage.assertRoom(actor);
    const file = new IncomingFile(content, name);
    let id: number | undefined;
    try {
      for await (const { number, bytes, type } of file.chunks()) {
        id ??= await this.files.begin(actor, { conversationId, name, type });
        await this.files.add(actor, id, number, bytes);
      }
      if (id === undefined) throw new Error('a file without chunks was taken');
      const attachment = await this.files.complete(actor, id, file);
      await this.storage.add(actor, attachment.bytes);
      return attachment;
    } catch (error) {
      // Whatever stays goes with those that nobody has used.
      if (id !== undefined) await this.files.remove(actor, id).catch(() => undefined);
      throw error;
    }
  }

  /**
   * The file of a message that the actor may read, or one that they have uploaded themselves.
   * @throws ConversationNotFoundError, AttachmentNotFoundError
   */
  async open(actor: Actor, conversationId: number, id: number): Promise<AttachmentFile> {
    // What was merged has taken its files along.
    const { mergedInto } = await this.reader.open(actor, conversationId);
    const database = this.database.of(actor);
    const where = { id, conversationId: mergedInto ?? conversationId, sha256: Not(IsNull()) };
    const attachment = await database.repository(Attachment).findOneBy(where);
    if (!attachment || !(await this.isSeen(actor, attachment))) {
      throw new AttachmentNotFoundError(id);
    }
    const pieces = this.files.read(attachment);
    const stream = Readable.from(pieces, { objectMode: false, highWaterMark: 1 });
    return new AttachmentFile(stream, attachment);
  }

  private async isSeen(actor: Actor, { messageId: id, uploadedBy }: Attachment): Promise<boolean> {
    if (id === null) return uploadedBy === actor.id;
    if (isStaff(actor)) return true;
    const messages = this.database.of(actor).repository(Message);
    return messages.existsBy({ id, visibility: 'public' });
  }
}
