import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { TicketStatus } from '../tickets/ticket-status.js';

@Entity('feedback')
@Check('feedback_rating_range', 'rating BETWEEN 1 AND 5')
@Index('feedback_created_idx', ['createdAt', 'id'])
export class Feedback {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'feedback_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @Index('feedback_ticket_key', { unique: true })
  @ForeignKey('Ticket', { name: 'feedback_ticket_fkey' })
  @Column({ type: 'integer', name: 'ticket_id' })
  ticketId: number;

  @Column({ type: 'smallint' })
  rating: number;

  @Column({ type: 'boolean' })
  resolved: boolean;

  /** What the ticket was when the feedback came: who had dealt with it. */
  @Column({ type: 'enum', enum: TicketStatus, enumName: 'ticket_status', name: 'ticket_status' })
  ticketStatus: TicketStatus;

  @Column({ type: 'text', nullable: true })
  comment: string | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
