import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { OfOrganization, OrganizationRow } from '../../../platform/database/index.js';
import type { Action } from '../core/action.js';
import type { Condition } from '../core/condition.js';
import type { RuleKind, TriggerEvent } from '../core/rule-values.js';

const IS_ON = 'is_active AND deleted_at IS NULL';
const TIME = { type: 'timestamptz', precision: 3 } as const;

/** What an organisation has done by itself, where conditions are met. */
@Entity('rules')
@OfOrganization('rules')
@Index('rules_name_key', ['organizationId', 'name'], {
  unique: true,
  where: 'deleted_at IS NULL',
})
@Index('rules_triggers_idx', ['organizationId', 'event', 'place', 'id'], {
  where: `${IS_ON} AND kind = 'trigger'`,
})
@Index('rules_automations_idx', ['organizationId', 'place', 'id'], {
  where: `${IS_ON} AND kind = 'automation'`,
})
export class Rule extends OrganizationRow('rules') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'rules_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @Column({ type: 'varchar', length: 100 })
  name: string;

  /** The smallest comes first. */
  @Column({ type: 'integer', default: 100 })
  place: number;

  @Column({ type: 'boolean', name: 'is_active', default: false })
  isActive: boolean;

  @Column({ type: 'varchar', length: 20 })
  kind: RuleKind;

  /** Of a trigger. */
  @Column({ type: 'varchar', length: 40, nullable: true })
  event: TriggerEvent | null;

  @Column({ type: 'jsonb' })
  conditions: Condition;

  @Column({ type: 'jsonb' })
  actions: Action[];

  /** Counts the changes; the entity tag. Each version is kept. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  /** The version in which its conditions or actions were changed last: an automation fires anew. */
  @Column({ type: 'integer', name: 'content_version', default: 1 })
  contentVersion: number;

  @Column({ ...TIME, name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ ...TIME, name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;

  /** Since when it is gone for everybody; what it did still names it. */
  @Column({ ...TIME, name: 'deleted_at', nullable: true })
  deletedAt: Date | null;

  /** Of an automation: when it last looked for tickets. */
  @Column({ ...TIME, name: 'swept_at', nullable: true })
  sweptAt: Date | null;
}
