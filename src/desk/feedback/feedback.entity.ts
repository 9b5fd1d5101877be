import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ForeignKeyWithin, OrganizationRow } from '../../platform/database/index.js';
import { Resolution } from '../tickets/index.js';

@Entity('feedback')
@Check('feedback_rating_range', 'rating BETWEEN 1 AND 5')
// With what reports read beside the time; TypeORM cannot describe such columns.
@Index('feedback_created_idx', { synchronize: false })
@Index('feedback_ticket_key', ['ticketId', 'organizationId'], { unique: true })
export class Feedback extends OrganizationRow('feedback') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'feedback_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @ForeignKeyWithin('Ticket', { name: 'feedback_ticket_fkey', onDelete: 'CASCADE' })
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
