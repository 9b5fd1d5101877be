import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import {
  ForeignKeyWithin,
  OfOrganization,
  OrganizationRow,
} from '../../platform/database/index.js';
import { type IntentOverride, POLICY_MODES, type PolicyMode } from '../core/index.js';

/** One version of the policy; rows are never changed. */
@Entity('policies')
@OfOrganization('policies')
@Check(
  'policies_threshold_or_target',
  `(threshold IS NULL) <> (target_error_rate IS NULL)
   AND (target_error_rate IS NULL) = (confidence_level IS NULL)`,
)
@Index('policies_version_key', ['organizationId', 'version'], { unique: true })
export class PolicyVersion extends OrganizationRow('policies') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'policies_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'enum', enum: POLICY_MODES, enumName: 'policy_mode' })
  mode: PolicyMode;

  /** Lowest confidence that is answered; none where a target error rate chooses it. */
  @Column({ type: 'double precision', nullable: true })
  threshold: number | null;

  /** The share of wrong answers that is acceptable, 0 to 1. */
  @Column({ type: 'double precision', name: 'target_error_rate', nullable: true })
  targetErrorRate: number | null;

  /** How sure it must be that the target is kept, 0 to 1. */
  @Column({ type: 'double precision', name: 'confidence_level', nullable: true })
  confidenceLevel: number | null;

  @Column({ type: 'jsonb', default: {} })
  overrides: Record<string, IntentOverride>;

  /** Why, as whoever set it wrote. */
  @Column({ type: 'varchar', length: 500, nullable: true })
  note: string | null;

  /** The version that it brought back. */
  @Column({ type: 'integer', name: 'restored_version', nullable: true })
  restoredVersion: number | null;

  /** Nobody: made from the settings. */
  @Index('policies_created_by_idx')
  @ForeignKeyWithin('User', { name: 'policies_created_by_fkey' })
  @Column({ type: 'integer', name: 'created_by', nullable: true })
  createdBy: number | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
