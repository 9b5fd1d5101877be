import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { ForeignKeyWithin, OrganizationRow } from '../../../platform/database/index.js';

const KEY = { type: 'integer', primaryKeyConstraintName: 'conversation_followers_pkey' } as const;

/** That somebody of the staff wants to keep an eye on a conversation. */
@Entity('conversation_followers')
@Index('conversation_followers_conversation_idx', ['conversationId'])
@Index('conversation_followers_user_idx', ['userId', 'conversationId'])
export class ConversationFollower extends OrganizationRow('conversation_followers') {
  @ForeignKeyWithin('Conversation', {
    name: 'conversation_followers_conversation_fkey',
    onDelete: 'CASCADE',
  })
  @PrimaryColumn({ ...KEY, name: 'conversation_id' })
  conversationId: number;

  @ForeignKeyWithin('User', { name: 'conversation_followers_user_fkey' })
  @PrimaryColumn({ ...KEY, name: 'user_id' })
  userId: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
