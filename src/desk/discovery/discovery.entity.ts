import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import {
  ForeignKeyWithin,
  OfOrganization,
  OrganizationRow,
} from '../../platform/database/index.js';
import type { DiscoverySource, DiscoveryStatus, LeftOut } from './discovery-values.js';

/** A search for the intents of messages that nobody has labelled. */
@Entity('discoveries')
@OfOrganization('discoveries')
export class Discovery extends OrganizationRow('discoveries') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'discoveries_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @Column({ type: 'varchar', length: 20 })
  source: DiscoverySource;

  @Column({ type: 'varchar', length: 20, default: 'working' })
  status: DiscoveryStatus;

  /** Done share, 0 to 1. */
  @Column({ type: 'double precision', default: 0 })
  progress: number;

  /** How many new intents there shall be; null: it finds out. */
  @Column({ type: 'integer', nullable: true })
  wanted: number | null;

  /** How many messages are looked at, those that say the same included. */
  @Column({ type: 'integer', default: 0 })
  messages: number;

  /** How many were not, and why. */
  @Column({ type: 'jsonb', name: 'left_out', default: {} })
  leftOut: LeftOut;

  /** By what they were compared; null for words alone. */
  @Column({ type: 'varchar', length: 200, nullable: true })
  encoder: string | null;

  @Column({ type: 'text', nullable: true })
  error: string | null;

  @Index('discoveries_requested_by_idx')
  @ForeignKeyWithin('User', { name: 'discoveries_requested_by_fkey' })
  @Column({ type: 'integer', name: 'requested_by' })
  requestedBy: number;

  /** What carries it out; gone with the old jobs. */
  @Index('discoveries_job_idx')
  @ForeignKeyWithin('BackgroundTask', { name: 'discoveries_job_fkey', onDelete: 'SET NULL' })
  @Column({ type: 'integer', name: 'job_id', nullable: true })
  jobId: number | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'finished_at', nullable: true })
  finishedAt: Date | null;
}
