import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { ForeignKeyWithin, OrganizationRow } from '../../../platform/database/index.js';

const KEY = { type: 'integer', primaryKeyConstraintName: 'attachment_chunks_pkey' } as const;

/** A part of a file, which goes with it. */
@Entity('attachment_chunks')
export class AttachmentChunk extends OrganizationRow('attachment_chunks') {
  @ForeignKeyWithin('Attachment', {
    name: 'attachment_chunks_attachment_fkey',
    onDelete: 'CASCADE',
  })
  @Index('attachment_chunks_attachment_idx')
  @PrimaryColumn({ ...KEY, name: 'attachment_id' })
  attachmentId: number;

  /** From 0. */
  @PrimaryColumn(KEY)
  number: number;

  @Column({ type: 'bytea' })
  bytes: Buffer;
}
