import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import {
  ForeignKeyWithin,
  OfOrganization,
  OrganizationRow,
} from '../../../platform/database/index.js';
import type { SlaConditions, SlaTerms, SlaWarning } from './sla-values.js';

/** How soon whom is answered, and when that is resolved. */
@Entity('sla_policies')
@OfOrganization('sla_policies')
@Index('sla_policies_name_key', ['organizationId', 'name'], { unique: true })
export class SlaPolicy extends OrganizationRow('sla_policies') implements SlaTerms {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'sla_policies_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @Column({ type: 'varchar', length: 100 })
  name: string;

  /** The first that fits counts. */
  @Column({ type: 'integer', default: 100 })
  place: number;

  @Column({ type: 'boolean', name: 'is_active', default: true })
  isActive: boolean;

  @Column({ type: 'jsonb', default: {} })
  conditions: SlaConditions;

  @Column({ type: 'jsonb' })
  targets: SlaTerms['targets'];

  @Column({ type: 'jsonb', nullable: true })
  warning: SlaWarning | null;

  /** Null: all time counts. */
  @Index('sla_policies_business_hours_idx')
  @ForeignKeyWithin('BusinessHoursRow', { name: 'sla_policies_business_hours_fkey' })
  @Column({ type: 'integer', name: 'business_hours_id', nullable: true })
  businessHoursId: number | null;

  /** Counts the changes; the entity tag. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}
