import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ForeignKeyWithin, OrganizationRow } from '../../platform/database/index.js';
import { TicketStatus } from './ticket-status.js';

const STATUS = { type: 'enum', enum: TicketStatus, enumName: 'ticket_status' } as const;

/** Who changed a ticket's status, when and why. */
@Entity('ticket_transitions')
@Index('ticket_transitions_ticket_idx', ['ticketId', 'id'])
// Of escalations alone, for reports; TypeORM would write its condition in other words.
@Index('ticket_transitions_escalated_idx', { synchronize: false })
export class TicketTransition extends OrganizationRow('ticket_transitions') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'ticket_transitions_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @ForeignKeyWithin('Ticket', { name: 'ticket_transitions_ticket_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'integer', name: 'ticket_id' })
  ticketId: number;

  @Column({ ...STATUS, name: 'from_status' })
  from: TicketStatus;

  @Column({ ...STATUS, name: 'to_status' })
  to: TicketStatus;

  @Index('ticket_transitions_actor_idx')
  @ForeignKeyWithin('User', { name: 'ticket_transitions_actor_fkey' })
  /** Nobody where the service did it. */
  @Column({ type: 'integer', name: 'actor_id', nullable: true })
  actorId: number | null;

  @Column({ type: 'varchar', length: 40 })
  reason: string;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
