import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { OfOrganization, OrganizationRow } from '../../../platform/database/index.js';
import type { BusinessHours, Holiday, OpenInterval } from '../calendar/business-hours.js';

/** When the people of an organisation, or some of them, are there. */
@Entity('business_hours')
@OfOrganization('business_hours')
@Index('business_hours_name_key', ['organizationId', 'name'], { unique: true })
export class BusinessHoursRow extends OrganizationRow('business_hours') implements BusinessHours {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'business_hours_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @Column({ type: 'varchar', length: 100 })
  name: string;

  @Column({ type: 'varchar', length: 60, name: 'time_zone' })
  timeZone: string;

  @Column({ type: 'jsonb' })
  weekly: OpenInterval[];

  @Column({ type: 'jsonb', default: [] })
  holidays: Holiday[];

  /** Counts the changes; the entity tag. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}
