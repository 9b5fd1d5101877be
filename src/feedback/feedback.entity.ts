import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Resolution } from '../tickets/resolution.js';

@Entity('feedback')
@Check('feedback_rating_range', 'rating BETWEEN 1 AND 5')
// With what reports read beside the time; TypeORM cannot describe such columns.
@Index('feedback_created_idx', { synchronize: false })
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

  /** Who had resolved the ticket when the feedback came. */
  @Column({ type: 'enum', enum: Resolution, enumName: 'feedback_resolution' })
  resolution: Resolution;

  @Column({ type: 'text', nullable: true })
  comment: string | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
