import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '../../../platform/access/index.js';
import { Database, violatedForeignKey } from '../../../platform/database/index.js';
import { ConversationNotFoundError } from '../conversation.errors.js';
import { Attachment } from './attachment.entity.js';
import { AttachmentNotFoundError } from './attachment.errors.js';
import type { AttachmentType } from './attachment-type.js';

/** What is known of a file when its first chunk is there. */
export interface NewFile {
  readonly conversationId: number;
  readonly name: string;
  readonly type: AttachmentType;
}

// Nothing where the file went meanwhile: with whose it is, or with its conversation.
const ADD = `
  INSERT INTO attachment_chunks (organization_id, attachment_id, number, bytes)
  SELECT organization_id, id, $3, $4 FROM attachments
  WHERE organization_id = $1 AND id = $2 FOR KEY SHARE
  RETURNING number`;
const READ = `
  SELECT bytes FROM attachment_chunks
  WHERE organization_id = $1 AND attachment_id = $2 AND number = $3`;
const REMOVE = 'DELETE FROM attachments WHERE organization_id = $1 AND id = $2';

/** Files in the database, chunk by chunk: nobody who sends or reads slowly holds a connection. */
@Injectable()
export class AttachmentFiles {
  constructor(private readonly database: Database) {}

  /** How many somebody has uploaded that no message has. */
  countUnused(actor: Actor): Promise<number> {
    const where = { uploadedBy: actor.id, messageId: IsNull() };
    return this.database.of(actor).repository(Attachment).countBy(where);
  }

  /** @throws ConversationNotFoundError where it went meanwhile */
  async begin(actor: Actor, file: NewFile): Promise<number> {
    try {
      return await this.database.of(actor).transaction(async (manager) => {
        const row = { ...file, uploadedBy: actor.id };
        const { generatedMaps } = await manager.insert(Attachment, row);
        return Number(generatedMaps[0]?.['id']);
      });
    } catch (error) {
      if (violatedForeignKey(error) === undefined) throw error;
      throw new ConversationNotFoundError(file.conversationId);
    }
  }

  /** @throws AttachmentNotFoundError where it went meanwhile */
  async add({ organizationId }: Actor, id: number, number: number, bytes: Buffer): Promise<void> {
    const values = [organizationId, id, number, bytes];
    const [added] = await this.database.of(organizationId).query(ADD, values);
    if (!added) throw new AttachmentNotFoundError(id);
  }

  /** All of it is there. @throws AttachmentNotFoundError where it went meanwhile */
  async complete(
    actor: Actor,
    id: number,
    { bytes, sha256 }: { readonly bytes: number; readonly sha256: string },
  ): Promise<Attachment> {
    return this.database.of(actor).transaction(async (manager) => {
      await manager.update(Attachment, { id }, { bytes, sha256 });
      const attachment = await manager.findOneBy(Attachment, { id });
      if (!attachment) throw new AttachmentNotFoundError(id);
      return attachment;
    });
  }

  async remove({ organizationId }: Actor, id: number): Promise<void> {
    await this.database.of(organizationId).query(REMOVE, [organizationId, id]);
  }

  /** Each chunk is read when it is wanted. */
  async *read({ organizationId, id, bytes }: Attachment): AsyncGenerator<Buffer> {
    const database = this.database.of(organizationId);
    for (let number = 0, read = 0; read < bytes; number++) {
      const values = [organizationId, id, number];
      const [chunk] = await database.query<{ bytes: Buffer }>(READ, values);
      if (!chunk) throw new Error(`attachment ${id} ends early`);
      read += chunk.bytes.length;
      yield chunk.bytes;
    }
  }
}
