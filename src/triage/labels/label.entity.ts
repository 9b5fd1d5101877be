import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ForeignKeyWithin, OrganizationRow } from '../../platform/database/index.js';

export enum LabelSource {
  /** Somebody of the staff named the intent. */
  Agent = 'agent',
  /** The customer said whether it was resolved. */
  Requester = 'requester',
}

/**
 * What a person said about the machine's judgement of a ticket; at most one in force for each
 * ticket. The judgement stands beside it, so that a model's record is read from here alone.
 */
@Entity('labels')
@Index('labels_one_in_force', ['ticketId', 'organizationId'], {
  unique: true,
  where: 'revoked_at IS NULL',
})
@Index('labels_ticket_idx', ['ticketId', 'id'])
@Index('labels_model_idx', ['modelId', 'id'])
@Index('labels_created_at_idx', ['organizationId', 'createdAt', 'id'])
// With what reports read beside the time; TypeORM cannot describe such columns.
@Index('labels_in_force_idx', { synchronize: false })
export class Label extends OrganizationRow('labels') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'labels_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @ForeignKeyWithin('Ticket', { name: 'labels_ticket_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'integer', name: 'ticket_id' })
  ticketId: number;

  @Column({ type: 'enum', enum: LabelSource, enumName: 'label_source' })
  source: LabelSource;

  /** The true intent; unknown where a customer only said that it was not resolved. */
  @Column({ type: 'varchar', length: 100, nullable: true })
  intent: string | null;

  /** Whether the machine had named the right intent; null where it had named none. */
  @Column({ type: 'boolean', name: 'is_right', nullable: true })
  isRight: boolean | null;

  @ForeignKeyWithin('Model', { name: 'labels_model_fkey' })
  @Column({ type: 'integer', name: 'model_id', nullable: true })
  modelId: number | null;

  /** What the machine had named. */
  @Column({ type: 'varchar', length: 100, nullable: true })
  predicted: string | null;

  @Column({ type: 'double precision', nullable: true })
  confidence: number | null;

  @Column({ type: 'boolean' })
  familiar: boolean;

  /** What models learn from it. */
  @Index('labels_example_idx')
  @ForeignKeyWithin('Example', {
    name: 'labels_example_fkey',
    onDelete: 'SET NULL',
    onUpdate: 'CASCADE',
  })
  @Column({ type: 'integer', name: 'example_id', nullable: true })
  exampleId: number | null;

  @Index('labels_created_by_idx')
  @ForeignKeyWithin('User', { name: 'labels_created_by_fkey' })
  @Column({ type: 'integer', name: 'created_by' })
  createdBy: number;

  /** The same for near-identical messages; not known of old ones and where the text was removed. */
  @Column({ type: 'uuid', name: 'text_key', nullable: true })
  textKey: string | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Index('labels_revoked_by_idx')
  @ForeignKeyWithin('User', { name: 'labels_revoked_by_fkey' })
  @Column({ type: 'integer', name: 'revoked_by', nullable: true })
  revokedBy: number | null;

  /** When it was taken back, or replaced by another. */
  @Column({ type: 'timestamptz', precision: 3, name: 'revoked_at', nullable: true })
  revokedAt: Date | null;

  /** Whether all that its author had said was withdrawn: it never comes into force again. */
  @Column({ type: 'boolean', name: 'is_withdrawn', default: false })
  isWithdrawn: boolean;
}
