import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ForeignKeyWithin, OrganizationRow } from '../../../platform/database/index.js';
import type { SlaMetric } from '../policies/sla-values.js';
import type { ClockState } from './clock.js';

const TIME = { type: 'timestamptz', precision: 3 } as const;

/** How long somebody may still take for something about a ticket. */
@Entity('sla_clocks')
@Index('sla_clocks_ticket_idx', ['ticketId', 'id'])
// What the sweep looks for: of all clocks those that tick, by the moment when something happens.
@Index('sla_clocks_due_idx', ['dueAt'], { where: `state IN ('running', 'warned')` })
@Index('sla_clocks_warn_idx', ['warnAt'], { where: `state = 'running' AND warn_at IS NOT NULL` })
export class SlaClock extends OrganizationRow('sla_clocks') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'sla_clocks_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @ForeignKeyWithin('Ticket', { name: 'sla_clocks_ticket_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'integer', name: 'ticket_id' })
  ticketId: number;

  @Column({ type: 'varchar', length: 20 })
  metric: SlaMetric;

  /** Null where the policy is gone: what it promised is still promised. */
  @Index('sla_clocks_policy_idx')
  @ForeignKeyWithin('SlaPolicy', { name: 'sla_clocks_policy_fkey', onDelete: 'SET NULL' })
  @Column({ type: 'integer', name: 'policy_id', nullable: true })
  policyId: number | null;

  @Column({ type: 'varchar', length: 20 })
  state: ClockState;

  @Column({ type: 'double precision', name: 'target_ms' })
  targetMs: number;

  @Column({ ...TIME, name: 'started_at' })
  startedAt: Date;

  @Column({ ...TIME, name: 'due_at', nullable: true })
  dueAt: Date | null;

  @Column({ ...TIME, name: 'warn_at', nullable: true })
  warnAt: Date | null;

  @Column({ ...TIME, name: 'paused_at', nullable: true })
  pausedAt: Date | null;

  /** What was left of the business hours when it was paused. */
  @Column({ type: 'double precision', name: 'remaining_ms', nullable: true })
  remainingMs: number | null;

  @Column({ ...TIME, name: 'warned_at', nullable: true })
  warnedAt: Date | null;

  @Column({ ...TIME, name: 'breached_at', nullable: true })
  breachedAt: Date | null;

  @Column({ ...TIME, name: 'ended_at', nullable: true })
  endedAt: Date | null;
}
