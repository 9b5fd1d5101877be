import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import {
  ForeignKeyWithin,
  OfOrganization,
  OrganizationRow,
} from '../../platform/database/index.js';

export enum ExampleSource {
  Starter = 'starter',
  Import = 'import',
  Correction = 'correction',
  Manual = 'manual',
}

@Entity('examples')
@OfOrganization('examples')
@Index('examples_list_idx', ['organizationId', 'id'])
@Index('examples_intent_idx', ['intentId', 'id'])
@Index('examples_source_idx', ['organizationId', 'source', 'id'])
@Index('examples_text_group_idx', ['organizationId', 'textGroup', 'intentId'])
@Index('examples_corrections_idx', ['organizationId', 'createdAt'], {
  where: `source = 'correction'`,
})
// One text once per intent; TypeORM cannot describe an index on expressions.
@Index('examples_text_key', { synchronize: false })
@Index('examples_words_idx', { synchronize: false })
export class Example extends OrganizationRow('examples') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'examples_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  /** None: background, a message that belongs to no intent. */
  @ForeignKeyWithin('Intent', { name: 'examples_intent_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'integer', name: 'intent_id', nullable: true })
  intentId: number | null;

  @Column({ type: 'text' })
  text: string;

  /** The same for texts that differ only in case and white space; set by the database. */
  @Column({ type: 'uuid', name: 'text_group', insert: false, update: false, select: false })
  textGroup: string;

  @Column({ type: 'enum', enum: ExampleSource, enumName: 'example_source' })
  source: ExampleSource;

  @Index('examples_created_by_idx')
  @ForeignKeyWithin('User', { name: 'examples_created_by_fkey' })
  @Column({ type: 'integer', name: 'created_by', nullable: true })
  createdBy: number | null;

  /** The ticket whose message it is: the example goes when the requester's texts go. */
  @Index('examples_ticket_idx')
  @ForeignKeyWithin('Ticket', { name: 'examples_ticket_fkey', onDelete: 'SET NULL' })
  @Column({ type: 'integer', name: 'ticket_id', nullable: true })
  ticketId: number | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
