import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ForeignKeyWithin, OrganizationRow } from '../../../platform/database/index.js';

/** A value before or after a change: never a text that somebody wrote to somebody. */
export type ChangedValue = string | number | readonly string[] | null;

/** Who changed a field of a ticket (nobody: the service), when, and from what to what. */
@Entity('ticket_changes')
@Index('ticket_changes_ticket_idx', ['ticketId', 'id'])
export class TicketChange extends OrganizationRow('ticket_changes') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'ticket_changes_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @ForeignKeyWithin('Ticket', { name: 'ticket_changes_ticket_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'integer', name: 'ticket_id' })
  ticketId: number;

  /** As the API calls it. */
  @Column({ type: 'varchar', length: 40 })
  field: string;

  @Column({ type: 'jsonb', name: 'from_value', nullable: true })
  from: ChangedValue;

  @Column({ type: 'jsonb', name: 'to_value', nullable: true })
  to: ChangedValue;

  @Index('ticket_changes_actor_idx')
  @ForeignKeyWithin('User', { name: 'ticket_changes_actor_fkey' })
  @Column({ type: 'integer', name: 'actor_id', nullable: true })
  actorId: number | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
