import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Who did what to what, when and from where; append-only. */
@Entity('audit_events')
@Index('audit_events_occurred_idx', ['occurredAt', 'id'])
@Index('audit_events_action_idx', ['action', 'id'])
@Index('audit_events_actor_idx', ['actorId', 'id'])
@Index('audit_events_subject_idx', ['subjectType', 'subjectId', 'id'])
export class AuditEvent {
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
  @ForeignKey('User', { name: 'audit_events_actor_fkey' })
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
