import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ForeignKeyWithin, OrganizationRow } from '../../../platform/database/index.js';
import type { ActionType } from '../core/action.js';
import type { FiringOutcome, StopReason } from '../core/rule-values.js';

/** What became of one action; no text that anybody is told. */
export interface ActionResult {
  readonly type: ActionType;
  /** `unchanged`: it was so already. */
  readonly outcome: 'done' | 'unchanged' | 'failed';
  /** Why it failed. */
  readonly code?: string;
  readonly detail?: string;
}

/** That a rule's conditions were met by a ticket, and what was done; rows are never changed. */
@Entity('rule_firings')
@Index('rule_firings_once_key', ['organizationId', 'ruleId', 'ticketId', 'cause'], {
  unique: true,
})
@Index('rule_firings_rule_idx', ['ruleId', 'id'])
@Index('rule_firings_ticket_idx', ['ticketId', 'id'])
export class RuleFiring extends OrganizationRow('rule_firings') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'rule_firings_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @ForeignKeyWithin('Rule', { name: 'rule_firings_rule_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'integer', name: 'rule_id' })
  ruleId: number;

  @Column({ type: 'integer', name: 'rule_version' })
  ruleVersion: number;

  @ForeignKeyWithin('Ticket', { name: 'rule_firings_ticket_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'integer', name: 'ticket_id' })
  ticketId: number;

  /** For which a rule fires once for a ticket: the event, or of an automation what armed it. */
  @Column({ type: 'varchar', length: 100 })
  cause: string;

  /** What kind of event it was; null where time was. */
  @Column({ type: 'varchar', length: 40, nullable: true })
  event: string | null;

  /** How many rules had set each other off before. */
  @Column({ type: 'integer', default: 0 })
  depth: number;

  @Column({ type: 'varchar', length: 20 })
  outcome: FiringOutcome;

  @Column({ type: 'varchar', length: 20, name: 'stop_reason', nullable: true })
  stopReason: StopReason | null;

  @Column({ type: 'jsonb', default: [] })
  actions: ActionResult[];

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
