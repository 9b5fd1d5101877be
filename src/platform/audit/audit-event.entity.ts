import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ForeignKeyWithin, OfOrganization, OrganizationRow } from '../database/index.js';

/** Who did what to what, when and from where; append-only. */
@Entity('audit_events')
@OfOrganization('audit_events')
@Index('audit_events_list_idx', ['organizationId', 'id'])
@Index('audit_events_occurred_idx', ['organizationId', 'occurredAt', 'id'])
@Index('audit_events_action_idx', ['organizationId', 'action', 'id'])
@Index('audit_events_actor_idx', ['actorId', 'id'])
@Index('audit_events_subject_idx', ['organizationId', 'subjectType', 'subjectId', 'id'])
export class AuditEvent extends OrganizationRow('audit_events') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'audit_events_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'occurred_at', default: () => 'now()' })
  occurredAt: Date;

  @Column({ type: 'varchar', length: 60 })
  action: string;

  /** Nobody where somebody failed to sign in. */
  @ForeignKeyWithin('User', { name: 'audit_events_actor_fkey' })
  @Column({ type: 'integer', name: 'actor_id', nullable: true })
  actorId: number | null;

  @Column({ type: 'varchar', length: 40, name: 'subject_type', nullable: true })
  subjectType: string | null;

  @Column({ type: 'varchar', length: 100, name: 'subject_id', nullable: true })
  subjectId: string | null;

  @Column({ type: 'jsonb', nullable: true })
  before: object | null;

  @Column({ type: 'jsonb', nullable: true })
  after: object | null;

  /** The address of the client. */
  @Column({ type: 'varchar', length: 45, nullable: true })
  address: string | null;

  @Column({ type: 'varchar', length: 200, name: 'request_id', nullable: true })
  requestId: string | null;
}
