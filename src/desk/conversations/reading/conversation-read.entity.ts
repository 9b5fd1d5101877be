import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { ForeignKeyWithin, OrganizationRow } from '../../../platform/database/index.js';

const KEY = { type: 'integer', primaryKeyConstraintName: 'conversation_reads_pkey' } as const;

/** How far somebody has read a conversation. */
@Entity('conversation_reads')
@Index('conversation_reads_conversation_idx', ['conversationId'])
@Index('conversation_reads_user_idx', ['userId'])
export class ConversationRead extends OrganizationRow('conversation_reads') {
  @ForeignKeyWithin('Conversation', {
    name: 'conversation_reads_conversation_fkey',
    onDelete: 'CASCADE',
  })
  @PrimaryColumn({ ...KEY, name: 'conversation_id' })
  conversationId: number;

  @ForeignKeyWithin('User', { name: 'conversation_reads_user_fkey' })
  @PrimaryColumn({ ...KEY, name: 'user_id' })
  userId: number;

  /** The newest message that they saw, which may be gone by now. */
  @Column({ type: 'integer', name: 'message_id' })
  messageId: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'read_at', default: () => 'now()' })
  readAt: Date;
}
