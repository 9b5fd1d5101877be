import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { OfOrganization, OrganizationRow } from '../../../platform/database/index.js';

/** A conversation that has to be counted anew; as often as something happened to it. */
@Entity('service_recounts')
@OfOrganization('service_recounts')
export class ServiceRecount extends OrganizationRow('service_recounts') {
  @Index('service_recounts_id_idx')
  @PrimaryGeneratedColumn('identity', {
    type: 'bigint',
    primaryKeyConstraintName: 'service_recounts_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: string;

  @Column({ type: 'integer', name: 'conversation_id' })
  conversationId: number;

  /** When that happened; null of what was there before anything was counted. */
  @Column({ type: 'timestamptz', precision: 3, name: 'happened_at', nullable: true })
  happenedAt: Date | null;
}
