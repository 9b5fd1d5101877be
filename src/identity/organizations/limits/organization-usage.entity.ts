import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OfOrganization, OrganizationRow } from '../../../platform/database/index.js';

/** What an organisation has used in a month of UTC. */
@Entity('organization_usage')
@OfOrganization('organization_usage')
export class OrganizationUsage extends OrganizationRow('organization_usage') {
  /** Its first day. */
  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'organization_usage_pkey' })
  month: string;

  /** Begun, and those that instances keep ready to begin. */
  @Column({ type: 'integer', default: 0 })
  conversations: number;

  /** The limits that the admins were told they come near to. */
  @Column({ type: 'text', array: true, default: [] })
  warned: string[];
}
