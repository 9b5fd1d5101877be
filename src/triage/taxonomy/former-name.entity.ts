import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { ForeignKeyWithin, OrganizationRow } from '../../platform/database/index.js';

/** A name that an intent had: nobody else gets it as long as the intent is there. */
@Entity('intent_former_names')
@Index('intent_former_names_intent_idx', ['intentId', 'organizationId'])
export class FormerName extends OrganizationRow('intent_former_names') {
  @PrimaryColumn({
    type: 'varchar',
    length: 100,
    primaryKeyConstraintName: 'intent_former_names_pkey',
  })
  name: string;

  @ForeignKeyWithin('Intent', { name: 'intent_former_names_intent_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'integer', name: 'intent_id' })
  intentId: number;
}
