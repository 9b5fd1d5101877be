import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ForeignKeyWithin, OrganizationRow } from '../../../platform/database/index.js';
import type { Action } from '../core/action.js';
import type { Condition } from '../core/condition.js';
import type { RuleKind, TriggerEvent } from '../core/rule-values.js';

/** All that a rule says. */
export interface RuleText {
  readonly name: string;
  readonly position: number;
  readonly active: boolean;
  readonly kind: RuleKind;
  readonly event: TriggerEvent | null;
  readonly conditions: Condition;
  readonly actions: readonly Action[];
}

/** A rule as it was; rows are never changed. */
@Entity('rule_versions')
@Index('rule_versions_version_key', ['organizationId', 'ruleId', 'version'], { unique: true })
@Index('rule_versions_rule_idx', ['ruleId', 'id'])
export class RuleVersion extends OrganizationRow('rule_versions') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'rule_versions_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @ForeignKeyWithin('Rule', { name: 'rule_versions_rule_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'integer', name: 'rule_id' })
  ruleId: number;

  @Column({ type: 'integer' })
  version: number;

  @Column({ type: 'jsonb' })
  content: RuleText;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
