import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ForeignKeyWithin, OrganizationRow } from '../../platform/database/index.js';
import { Priority } from '../../triage/taxonomy/index.js';
import { AWAITS_LABEL } from './awaiting-label.js';
import type { SlaState } from './sla-state.js';
import { TicketStatus } from './ticket-status.js';

@Entity('tickets')
@Index('tickets_updated_idx', ['organizationId', 'updatedAt', 'id'])
@Index('tickets_priority_idx', ['organizationId', 'priority', 'createdAt', 'id'])
@Index('tickets_requester_idx', ['requesterId', 'createdAt', 'id'])
@Index('tickets_assignee_idx', ['assigneeId', 'createdAt', 'id'])
@Index('tickets_status_idx', ['organizationId', 'status', 'createdAt', 'id'])
@Index('tickets_intent_idx', ['organizationId', 'intent', 'createdAt', 'id'])
@Index('tickets_language_idx', ['organizationId', 'language', 'createdAt', 'id'])
@Index('tickets_conversation_idx', ['conversationId', 'id'])
@Index('tickets_former_idx', ['organizationId', 'id'], { where: 'conversation_id IS NULL' })
@Index('tickets_confidence_idx', ['organizationId', 'confidence', 'createdAt', 'id'])
// With what reports read beside the time; TypeORM cannot describe such columns.
@Index('tickets_created_idx', { synchronize: false })
@Index('tickets_queue_idx', { synchronize: false })
@Index('tickets_informative_idx', ['organizationId', 'labelWorth', 'id'], {
  where: AWAITS_LABEL,
})
// By an expression, for the tickets that are never due.
@Index('tickets_due_idx', { synchronize: false })
@Index('tickets_sla_state_idx', ['organizationId', 'slaState', 'createdAt', 'id'], {
  where: 'sla_state IS NOT NULL',
})
// Full text; TypeORM cannot describe an index on an expression.
@Index('tickets_words_idx', { synchronize: false })
@Index('tickets_team_idx', ['teamId', 'createdAt', 'id'])
@Index('tickets_tags_idx', { synchronize: false })
export class Ticket extends OrganizationRow('tickets') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'tickets_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @ForeignKeyWithin('User', { name: 'tickets_requester_fkey' })
  @Column({ type: 'integer', name: 'requester_id' })
  requesterId: number;

  /** Null in those of before there were any, until a job has opened theirs. */
  @ForeignKeyWithin('Conversation', { name: 'tickets_conversation_fkey', onDelete: 'SET NULL' })
  @Column({ type: 'integer', name: 'conversation_id', nullable: true })
  conversationId: number | null;

  @Column({ type: 'text' })
  message: string;

  /** A name, not an id: it outlives the intent. */
  @Column({ type: 'varchar', length: 100, nullable: true })
  intent: string | null;

  @Column({ type: 'double precision', nullable: true })
  confidence: number | null;

  @Column({ type: 'enum', enum: TicketStatus, enumName: 'ticket_status' })
  status: TicketStatus;

  @Column({ type: 'text', nullable: true })
  answer: string | null;

  /** ISO 639-1; null where the message does not tell. */
  @Column({ type: 'varchar', length: 35, nullable: true })
  language: string | null;

  @Column({ type: 'enum', enum: Priority, enumName: 'ticket_priority', default: Priority.Normal })
  priority: Priority;

  @ForeignKeyWithin('User', { name: 'tickets_assignee_fkey' })
  @Column({ type: 'integer', name: 'assignee_id', nullable: true })
  assigneeId: number | null;

  @ForeignKeyWithin('Team', { name: 'tickets_team_fkey', onDelete: 'SET NULL' })
  @Column({ type: 'integer', name: 'team_id', nullable: true })
  teamId: number | null;

  @Column({ type: 'text', array: true, default: [] })
  tags: string[];

  /** Until then it asks for nobody; a time that is over means nothing. */
  @Column({ type: 'timestamptz', precision: 3, name: 'snoozed_until', nullable: true })
  snoozedUntil: Date | null;

  /** What its label would teach, 0 to 1; null where it has one, or models would not learn from it. */
  @Column({ type: 'real', name: 'label_worth', nullable: true })
  labelWorth: number | null;

  /** Counts the changes; the entity tag. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'resolved_at', nullable: true })
  resolvedAt: Date | null;

  /** The nearest time at which something that is promised about it is due. */
  @Column({ type: 'timestamptz', precision: 3, name: 'due_at', nullable: true })
  dueAt: Date | null;

  /** How what is promised stands; null where nothing is. */
  @Column({ type: 'varchar', length: 20, name: 'sla_state', nullable: true })
  slaState: SlaState | null;
}
