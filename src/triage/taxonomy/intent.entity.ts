import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { OfOrganization, OrganizationRow } from '../../platform/database/index.js';
import { Priority } from './priority.js';

@Entity('intents')
@OfOrganization('intents')
// As the version before has it; it goes with the second organisation.
@Index('intents_name_key', { synchronize: false })
@Index('intents_organization_name_key', ['organizationId', 'name'], { unique: true })
export class Intent extends OrganizationRow('intents') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'intents_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @Column({ type: 'varchar', length: 100 })
  name: string;

  @Column({ type: 'text', default: '' })
  description: string;

  @Column({ type: 'text', nullable: true })
  answer: string | null;

  /** By ISO 639-1, where they differ from it. */
  @Column({ type: 'jsonb', default: {} })
  answers: Record<string, string> = {};

  /** Whether a machine may give the answer at all. */
  @Column({ type: 'boolean', name: 'auto_resolve', default: false })
  autoResolve: boolean;

  @Column({ type: 'enum', enum: Priority, enumName: 'ticket_priority', default: Priority.Normal })
  priority: Priority;

  /** Counts the changes; the entity tag. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}
