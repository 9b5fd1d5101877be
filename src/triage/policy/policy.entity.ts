import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { IntentOverride, PolicyMode } from '../decision/policy.js';

/** One version of the policy; rows are never changed. */
@Entity('policies')
export class PolicyVersion {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'policies_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @Index('policies_version_key', { unique: true })
  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'enum', enum: ['shadow', 'live'], enumName: 'policy_mode' })
  mode: PolicyMode;

  @Column({ type: 'double precision' })
  threshold: number;

  @Column({ type: 'jsonb', default: {} })
  overrides: Record<string, IntentOverride>;

  /** Nobody: made from the settings. */
  @Index('policies_created_by_idx')
  @ForeignKey('User', { name: 'policies_created_by_fkey' })
  @Column({ type: 'integer', name: 'created_by', nullable: true })
  createdBy: number | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
