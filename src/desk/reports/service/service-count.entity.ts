import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OfOrganization, OrganizationRow } from '../../../platform/database/index.js';
import type { Contribution } from './contribution.js';

/** What of a conversation is in the sums: counted anew, only the difference is added. */
@Entity('service_counts')
@OfOrganization('service_counts')
export class ServiceCount extends OrganizationRow('service_counts') {
  /** No key refers to it: when it is gone, what was counted of it is taken out again. */
  @PrimaryColumn({
    type: 'integer',
    name: 'conversation_id',
    primaryKeyConstraintName: 'service_counts_pkey',
  })
  conversationId: number;

  @Column({ type: 'jsonb' })
  counted: Contribution;
}
