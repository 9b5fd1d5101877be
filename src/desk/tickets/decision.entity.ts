import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ForeignKeyWithin, OrganizationRow } from '../../platform/database/index.js';
import type {
  Alternative,
  Evidence,
  MessageKind,
  NearestExample,
  Outcome,
  Reason,
  Tier,
  Wish,
} from '../../triage/core/index.js';
import type { PlacedWish } from '../../triage/index.js';
import { TicketStatus } from './ticket-status.js';

/** What the machine decided about a ticket, and all it decided it by; rows are never changed. */
@Entity('decisions')
@Index('decisions_ticket_idx', ['ticketId', 'id'])
@Index('decisions_model_idx', ['modelId', 'id'])
// With what reports read beside the time; TypeORM cannot describe such columns.
@Index('decisions_decided_idx', { synchronize: false })
export class DecisionRecord extends OrganizationRow('decisions') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'decisions_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @ForeignKeyWithin('Ticket', { name: 'decisions_ticket_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'integer', name: 'ticket_id' })
  ticketId: number;

  @ForeignKeyWithin('Model', { name: 'decisions_model_fkey' })
  @Column({ type: 'integer', name: 'model_id', nullable: true })
  modelId: number | null;

  @Index('decisions_policy_idx')
  @ForeignKeyWithin('PolicyVersion', { name: 'decisions_policy_fkey' })
  @Column({ type: 'integer', name: 'policy_id', nullable: true })
  policyId: number | null;

  /** What chose the threshold, where the policy has a target error rate. */
  @Index('decisions_guarantee_idx')
  @ForeignKeyWithin('Guarantee', { name: 'decisions_guarantee_fkey' })
  @Column({ type: 'integer', name: 'guarantee_id', nullable: true })
  guaranteeId: number | null;

  @Column({ type: 'enum', enum: TicketStatus, enumName: 'ticket_status' })
  outcome: Outcome;

  @Column({ type: 'varchar', length: 40 })
  reason: Reason;

  @Column({ type: 'varchar', length: 100, nullable: true })
  intent: string | null;

  @Column({ type: 'double precision', nullable: true })
  confidence: number | null;

  @Column({ type: 'boolean' })
  familiar: boolean;

  /** Whether the intent had an answer that a machine might give. */
  @Column({ type: 'boolean' })
  answerable: boolean;

  @Column({ type: 'double precision', nullable: true })
  threshold: number | null;

  @Column({ type: 'jsonb' })
  alternatives: Alternative[];

  @Column({ type: 'jsonb' })
  evidence: Evidence[];

  /** None where no classifier spoke, and in decisions from before there were tiers. */
  @Column({ type: 'varchar', length: 10, nullable: true })
  tier: Tier | null;

  @Column({ type: 'real', nullable: true })
  familiarity: number | null;

  /** What the message was read as; a request in decisions from before messages were read. */
  @Column({ type: 'varchar', length: 20, name: 'message_kind', default: 'request' })
  kind: MessageKind;

  /** What was classified of the message; null where that was all of it. */
  @Column({ type: 'text', nullable: true })
  classified: string | null;

  /** Whether it wishes for what it was classified as; nobody asked in decisions from before. */
  @Column({ type: 'varchar', length: 20, default: 'stated' })
  wish: Wish;

  /** Where it wishes for several things: places and intents, never words. */
  @Column({ type: 'jsonb', default: [] })
  wishes: PlacedWish[];

  /** ISO 639-1; null where what was classified does not tell, and in decisions from before. */
  @Column({ type: 'varchar', length: 35, nullable: true })
  language: string | null;

  /** How sure that is, 0 to 1; null in decisions from before it was asked. */
  @Column({ type: 'real', name: 'language_confidence', nullable: true })
  languageConfidence: number | null;

  /** Whether it may be in one that the model knows. */
  @Column({ type: 'boolean', name: 'language_known', default: true })
  languageKnown: boolean;

  /** The share of the message that the model knows, 0 to 1; unknown of old decisions. */
  @Column({ type: 'real', name: 'known_share', nullable: true })
  knownShare: number | null;

  /** Ids of examples, never their texts: what is deleted must be gone. */
  @Column({ type: 'jsonb', default: [] })
  nearest: NearestExample[];

  @Column({ type: 'timestamptz', precision: 3, name: 'decided_at', default: () => 'now()' })
  decidedAt: Date;
}
