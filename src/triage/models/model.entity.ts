import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import {
  ForeignKeyWithin,
  OfOrganization,
  OrganizationRow,
} from '../../platform/database/index.js';
import {
  type HeldOutProfile,
  type ModelComparison,
  type ModelMetrics,
  type Promotion,
  PROMOTIONS,
} from '../core/index.js';

export enum ModelStatus {
  Training = 'training',
  Failed = 'failed',
  /** Trained, not in use. */
  Ready = 'ready',
  /** The one that every instance classifies with. */
  Active = 'active',
}

/** Why a model is trained. */
export enum TrainingTrigger {
  /** Somebody asked for it. */
  Admin = 'admin',
  /** The last one is older than the settings allow. */
  Schedule = 'schedule',
  /** So many corrections came in. */
  Corrections = 'corrections',
  /** A new service has none, or none that it can read, or not yet the better one. */
  Startup = 'startup',
}

@Entity('models')
@OfOrganization('models')
@Index('models_one_active', ['organizationId', 'status'], {
  unique: true,
  where: `status = 'active'`,
})
@Index('models_one_training', ['organizationId', 'status'], {
  unique: true,
  where: `status = 'training'`,
})
@Index('models_version_key', ['organizationId', 'version'], { unique: true })
export class Model extends OrganizationRow('models') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'models_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'enum', enum: ModelStatus, enumName: 'model_status' })
  status: ModelStatus;

  /** Done share of the training, 0 to 1. */
  @Column({ type: 'double precision', default: 0 })
  progress: number;

  @Column({ type: 'jsonb', nullable: true })
  metrics: ModelMetrics | null;

  /** Megabytes: only read by whoever loads the classifier. */
  @Column({ type: 'bytea', nullable: true, select: false })
  artifact: Buffer | null;

  /** What held-out examples say about its confidences, in counts. */
  @Column({ type: 'jsonb', name: 'held_out_profile', nullable: true, select: false })
  heldOutProfile: HeldOutProfile | null;

  /** What it predicted for each held-out example, to compare the next model with it. */
  @Column({ type: 'bytea', name: 'held_out_predictions', nullable: true, select: false })
  heldOutPredictions: Buffer | null;

  /** Those of its examples, ISO 639-1, most common first; null of models from before they were told. */
  @Column({ type: 'text', array: true, nullable: true })
  languages: string[] | null;

  /** How it did against the model that was active when it was trained. */
  @Column({ type: 'jsonb', nullable: true })
  comparison: ModelComparison | null;

  /** Whether it took over by itself, or why not; null before its end. */
  @Column({ type: 'enum', enum: PROMOTIONS, enumName: 'model_promotion', nullable: true })
  promotion: Promotion | null;

  /** Of the examples and the encoder, to see whether there is anything new to learn. */
  @Column({ type: 'varchar', length: 64, name: 'data_hash', nullable: true })
  dataHash: string | null;

  @Column({ type: 'text', nullable: true })
  error: string | null;

  @Column({
    type: 'enum',
    enum: TrainingTrigger,
    enumName: 'training_trigger',
    default: TrainingTrigger.Admin,
  })
  trigger: TrainingTrigger;

  /** Nobody: what the service trains by itself. */
  @Index('models_requested_by_idx')
  @ForeignKeyWithin('User', { name: 'models_requested_by_fkey' })
  @Column({ type: 'integer', name: 'requested_by', nullable: true })
  requestedBy: number | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  /** What trains it; gone with the old jobs. */
  @Index('models_job_idx')
  @ForeignKeyWithin('BackgroundTask', { name: 'models_job_fkey', onDelete: 'SET NULL' })
  @Column({ type: 'integer', name: 'job_id', nullable: true })
  jobId: number | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'trained_at', nullable: true })
  trainedAt: Date | null;
}
