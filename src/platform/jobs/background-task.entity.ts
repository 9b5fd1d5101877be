import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ForeignKeyWithin, OfOrganization, OrganizationRow } from '../database/index.js';
import { JOB_STATUSES, type JobStatus } from './job-status.js';

/** Why a job failed or was tried again. */
export interface FailureContext {
  readonly error: string;
  /** What it was at, where the job says so: `model:12`. */
  readonly failedAtEntity?: string;
}

/** A job as its owner sees it; the message that starts it is in pg-boss' own tables. */
@Entity('background_tasks')
@OfOrganization('background_tasks')
@Index('background_tasks_type_idx', ['organizationId', 'type', 'id'])
@Index('background_tasks_status_idx', ['organizationId', 'status', 'id'])
@Index('background_tasks_creator_idx', ['createdBy', 'id'])
@Index('background_tasks_one_under_way', ['organizationId', 'type', 'singletonKey'], {
  unique: true,
  where: `status IN ('queued', 'running')`,
})
export class BackgroundTask extends OrganizationRow('background_tasks') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'background_tasks_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @Column({ type: 'varchar', length: 50 })
  type: string;

  @Column({ type: 'enum', enum: JOB_STATUSES, enumName: 'job_status', default: 'queued' })
  status: JobStatus;

  /** Done share, 0 to 1. */
  @Column({ type: 'double precision', default: 0 })
  progress: number;

  /** How often it was begun anew, after a failure or where its instance died. */
  @Column({ type: 'integer', name: 'retry_count', default: 0 })
  retryCount: number;

  /** How many failures it is tried again after. */
  @Column({ type: 'integer', name: 'retry_limit', default: 0 })
  retryLimit: number;

  @Column({ type: 'jsonb', name: 'failure_context', nullable: true })
  failureContext: FailureContext | null;

  /** Of its type, one with this key is under way at a time. */
  @Column({ type: 'varchar', length: 200, name: 'singleton_key', nullable: true })
  singletonKey: string | null;

  @Column({ type: 'jsonb' })
  payload: object;

  @Column({ type: 'jsonb', nullable: true })
  result: object | null;

  /** Nobody: what the service does by itself. */
  @ForeignKeyWithin('User', { name: 'background_tasks_creator_fkey' })
  @Column({ type: 'integer', name: 'created_by', nullable: true })
  createdBy: number | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'started_at', nullable: true })
  startedAt: Date | null;

  @Index('background_tasks_completed_idx')
  @Column({ type: 'timestamptz', precision: 3, name: 'completed_at', nullable: true })
  completedAt: Date | null;

  /** Last sign of life of the instance that works on it. */
  @Column({ type: 'timestamptz', precision: 3, name: 'heartbeat_at', nullable: true })
  heartbeatAt: Date | null;

  /** Of who works on it: nothing counts that comes with another one. */
  @Column({ type: 'uuid', name: 'lease_token', nullable: true })
  leaseToken: string | null;
}
