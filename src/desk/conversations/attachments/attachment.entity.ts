import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import {
  ForeignKeyWithin,
  OfOrganization,
  OrganizationRow,
} from '../../../platform/database/index.js';
import type { AttachmentType } from './attachment-type.js';

/** A file of a message, or one that somebody has uploaded for the message that they write. */
@Entity('attachments')
@OfOrganization('attachments')
@Index('attachments_uploaded_by_idx', ['uploadedBy', 'messageId'])
@Index('attachments_unused_idx', ['createdAt'], { where: 'message_id IS NULL' })
export class Attachment extends OrganizationRow('attachments') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'attachments_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @Index('attachments_conversation_idx')
  @ForeignKeyWithin('Conversation', {
    name: 'attachments_conversation_fkey',
    onDelete: 'CASCADE',
  })
  @Column({ type: 'integer', name: 'conversation_id' })
  conversationId: number;

  /** Null until a message has it. */
  @Index('attachments_message_idx')
  @ForeignKeyWithin('Message', { name: 'attachments_message_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'integer', name: 'message_id', nullable: true })
  messageId: number | null;

  @ForeignKeyWithin('User', { name: 'attachments_uploaded_by_fkey' })
  @Column({ type: 'integer', name: 'uploaded_by' })
  uploadedBy: number;

  @Column({ type: 'varchar', length: 255 })
  name: string;

  /** By what is in it. */
  @Column({ type: 'varchar', length: 100 })
  type: AttachmentType;

  @Column({ type: 'integer', default: 0 })
  bytes: number;

  /** Of the content, in hexadecimal digits; null until all of it is there. */
  @Column({ type: 'varchar', length: 64, nullable: true })
  sha256: string | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
