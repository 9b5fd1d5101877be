import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import {
  ForeignKeyWithin,
  OfOrganization,
  OrganizationRow,
} from '../../../platform/database/index.js';
import type { HeldStatus } from './held-values.js';

const TIME = { type: 'timestamptz', precision: 3 } as const;

/** A reply that waits, so that its author may take it back: no message before it is sent. */
@Entity('held_replies')
@OfOrganization('held_replies')
@Index('held_replies_conversation_idx', ['conversationId', 'id'])
@Index('held_replies_due_idx', ['sendsAt'], { where: `status = 'waiting'` })
@Index('held_replies_ended_idx', ['endedAt'], { where: 'ended_at IS NOT NULL' })
export class HeldReply extends OrganizationRow('held_replies') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'held_replies_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @ForeignKeyWithin('Conversation', {
    name: 'held_replies_conversation_fkey',
    onDelete: 'CASCADE',
  })
  @Column({ type: 'integer', name: 'conversation_id' })
  conversationId: number;

  @Index('held_replies_author_idx')
  @ForeignKeyWithin('User', { name: 'held_replies_author_fkey' })
  @Column({ type: 'integer', name: 'author_id' })
  authorId: number;

  /** Empty once it is a message, or was given back. */
  @Column({ type: 'text' })
  content: string;

  @Column({ type: 'integer', array: true, default: [] })
  attachments: number[];

  /** What its author had read: it is not sent where somebody has said more. Null where that is all the same. */
  @Column({ type: 'integer', name: 'seen_message_id', nullable: true })
  seenMessageId: number | null;

  @Column({ type: 'varchar', length: 10, default: 'waiting' })
  status: HeldStatus;

  /** The code of why it was not sent. */
  @Column({ type: 'varchar', length: 60, nullable: true })
  refusal: string | null;

  /** What was sent, which may be gone by now. */
  @Column({ type: 'integer', name: 'message_id', nullable: true })
  messageId: number | null;

  @Column({ ...TIME, name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ ...TIME, name: 'sends_at' })
  sendsAt: Date;

  @Column({ ...TIME, name: 'ended_at', nullable: true })
  endedAt: Date | null;
}
