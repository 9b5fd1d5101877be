import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ForeignKeyWithin, OrganizationRow } from '../../platform/database/index.js';
import type { Attachment } from './attachments/attachment.entity.js';
import type { Sender, Verdict, Visibility } from './conversation-values.js';

/** What somebody says in a conversation. */
@Entity('messages')
@Index('messages_conversation_idx', ['conversationId', 'id'])
@Index('messages_external_key', ['conversationId', 'externalId', 'organizationId'], {
  unique: true,
  where: 'external_id IS NOT NULL',
})
export class Message extends OrganizationRow('messages') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'messages_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @ForeignKeyWithin('Conversation', {
    name: 'messages_conversation_fkey',
    onDelete: 'CASCADE',
  })
  @Column({ type: 'integer', name: 'conversation_id' })
  conversationId: number;

  /** The ticket that it opened, or whose answer it is. */
  @Index('messages_ticket_idx')
  @ForeignKeyWithin('Ticket', { name: 'messages_ticket_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'integer', name: 'ticket_id', nullable: true })
  ticketId: number | null;

  @Column({ type: 'varchar', length: 20 })
  sender: Sender;

  /** Nobody where the machine or the service says it. */
  @Index('messages_author_idx')
  @ForeignKeyWithin('User', { name: 'messages_author_fkey' })
  @Column({ type: 'integer', name: 'author_id', nullable: true })
  authorId: number | null;

  @Column({ type: 'text' })
  content: string;

  @Column({ type: 'varchar', length: 10, default: 'public' })
  visibility: Visibility;

  /** ISO 639-1; null where it does not tell, or nobody asked. */
  @Column({ type: 'varchar', length: 35, nullable: true })
  language: string | null;

  /** Of a customer's: -1 to 1. */
  @Column({ type: 'real', nullable: true })
  sentiment: number | null;

  @Column({ type: 'boolean', name: 'is_angry', default: false })
  isAngry: boolean;

  /** What a customer's later message was taken for. */
  @Column({ type: 'varchar', length: 20, nullable: true })
  verdict: Verdict | null;

  /** What it is called on the channel that it came by. */
  @Column({ type: 'varchar', length: 255, name: 'external_id', nullable: true })
  externalId: string | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  /** Its files, where they were read beside it. */
  attachments: readonly Attachment[] = [];
}
