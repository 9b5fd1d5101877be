import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import {
  ForeignKeyWithin,
  OfOrganization,
  OrganizationRow,
} from '../../platform/database/index.js';
import type { BulkStatus, TicketFailure } from './bulk-values.js';

/** A change of many tickets, and how far it has come. */
@Entity('bulk_changes')
@OfOrganization('bulk_changes')
export class BulkChange extends OrganizationRow('bulk_changes') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'bulk_changes_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @Index('bulk_changes_job_idx')
  @ForeignKeyWithin('BackgroundTask', { name: 'bulk_changes_job_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'integer', name: 'job_id', nullable: true })
  jobId: number | null;

  @Index('bulk_changes_requested_by_idx')
  @ForeignKeyWithin('User', { name: 'bulk_changes_requested_by_fkey' })
  @Column({ type: 'integer', name: 'requested_by' })
  requestedBy: number;

  /** Those that matched when it was asked for. */
  @Column({ type: 'integer', name: 'ticket_ids', array: true })
  ticketIds: number[];

  @Column({ type: 'jsonb' })
  changes: object;

  @Column({ type: 'varchar', length: 20, default: 'waiting' })
  status: BulkStatus;

  /** So many of the tickets, in their order, have been looked at. */
  @Column({ type: 'integer', default: 0 })
  done: number;

  @Column({ type: 'integer', default: 0 })
  changed: number;

  @Column({ type: 'integer', default: 0 })
  failed: number;

  /** The first of those that could not be changed, and why. */
  @Column({ type: 'jsonb', default: [] })
  failures: TicketFailure[] = [];

  /** Why it came to an end too early. */
  @Column({ type: 'text', nullable: true })
  error: string | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  /** Until then it may be undone. */
  @Column({ type: 'timestamptz', precision: 3, name: 'starts_at' })
  startsAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'finished_at', nullable: true })
  finishedAt: Date | null;
}
