import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ForeignKeyWithin, OrganizationRow } from '../../platform/database/index.js';
import type { ConversationStatus } from './conversation-values.js';

/** Who changed a conversation's status, when and why; nobody where the service did. */
@Entity('conversation_transitions')
@Index('conversation_transitions_conversation_idx', ['conversationId', 'id'])
export class ConversationTransition extends OrganizationRow('conversation_transitions') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'conversation_transitions_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @ForeignKeyWithin('Conversation', {
    name: 'conversation_transitions_conversation_fkey',
    onDelete: 'CASCADE',
  })
  @Column({ type: 'integer', name: 'conversation_id' })
  conversationId: number;

  @Column({ type: 'varchar', length: 20, name: 'from_status' })
  from: ConversationStatus;

  @Column({ type: 'varchar', length: 20, name: 'to_status' })
  to: ConversationStatus;

  @Index('conversation_transitions_actor_idx')
  @ForeignKeyWithin('User', { name: 'conversation_transitions_actor_fkey' })
  @Column({ type: 'integer', name: 'actor_id', nullable: true })
  actorId: number | null;

  @Column({ type: 'varchar', length: 40 })
  reason: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
