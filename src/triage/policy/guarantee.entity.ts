import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ForeignKeyWithin, OrganizationRow } from '../../platform/database/index.js';
import type { IntentRisk, OverallRisk, ThresholdJump } from '../core/index.js';

/**
 * The thresholds that keep a policy's target error rate with one model, by what was known at the
 * time; rows are never changed, because decisions name them.
 */
@Entity('guarantees')
@Index('guarantees_evidence_key', ['policyId', 'modelId', 'evidenceHash', 'organizationId'], {
  unique: true,
})
export class Guarantee extends OrganizationRow('guarantees') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'guarantees_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @ForeignKeyWithin('PolicyVersion', { name: 'guarantees_policy_fkey' })
  @Column({ type: 'integer', name: 'policy_id' })
  policyId: number;

  @Index('guarantees_model_idx')
  @ForeignKeyWithin('Model', { name: 'guarantees_model_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'integer', name: 'model_id' })
  modelId: number;

  /** Of all that it was computed from. */
  @Column({ type: 'varchar', length: 64, name: 'evidence_hash' })
  evidenceHash: string;

  /** Of every intent without one of its own; null where nothing can be promised. */
  @Column({ type: 'double precision', nullable: true })
  threshold: number | null;

  @Column({ type: 'jsonb' })
  overall: OverallRisk;

  /** Intents whose own data are enough for a promise of their own. */
  @Column({ type: 'jsonb' })
  intents: Record<string, IntentRisk>;

  /** Which thresholds had jumped when these came; null where none had. */
  @Column({ type: 'jsonb', nullable: true })
  jumps: readonly ThresholdJump[] | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
