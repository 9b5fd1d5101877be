import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ForeignKeyWithin, OrganizationRow } from '../../platform/database/index.js';
import { Priority } from '../../triage/taxonomy/index.js';
import type { Channel, ConversationStatus, Sender } from './conversation-values.js';

const TIME = { type: 'timestamptz', precision: 3 } as const;
const COUNT = { type: 'integer', default: 0 } as const;
const SECONDS = { type: 'double precision', default: 0 } as const;
const ENDING = `status IN ('waiting_for_user', 'resolved', 'abandoned')`;

/** A customer's thread, and the figures of it that are kept with every message. */
@Entity('conversations')
@Check('conversations_satisfaction_range', 'satisfaction BETWEEN 1 AND 5')
@Check('conversations_nps_range', 'nps BETWEEN 0 AND 10')
@Index('conversations_active_idx', ['organizationId', 'lastActivityAt', 'id'])
@Index('conversations_status_idx', ['organizationId', 'status', 'lastActivityAt', 'id'])
@Index('conversations_requester_idx', ['requesterId', 'lastActivityAt', 'id'])
@Index('conversations_assignee_idx', ['assigneeId', 'lastActivityAt', 'id'])
@Index('conversations_ending_idx', ['status', 'lastActivityAt'], { where: ENDING })
export class Conversation extends OrganizationRow('conversations') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'conversations_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @ForeignKeyWithin('User', { name: 'conversations_requester_fkey' })
  @Column({ type: 'integer', name: 'requester_id' })
  requesterId: number;

  @ForeignKeyWithin('User', { name: 'conversations_assignee_fkey' })
  @Column({ type: 'integer', name: 'assignee_id', nullable: true })
  assigneeId: number | null;

  @Column({ type: 'varchar', length: 20 })
  channel: Channel;

  @Column({ type: 'varchar', length: 20 })
  status: ConversationStatus;

  @Column({ ...TIME, name: 'status_since', default: () => 'now()' })
  statusSince: Date;

  @Column({ type: 'varchar', length: 200, nullable: true })
  subject: string | null;

  @Column({ type: 'enum', enum: Priority, enumName: 'ticket_priority', default: Priority.Normal })
  priority: Priority;

  /** Of the customer's last message that tells: ISO 639-1. */
  @Column({ type: 'varchar', length: 35, nullable: true })
  language: string | null;

  /** Of the customer's last message, -1 to 1. */
  @Column({ type: 'real', nullable: true })
  sentiment: number | null;

  @Column({ type: 'real', name: 'first_sentiment', nullable: true })
  firstSentiment: number | null;

  @Column({ type: 'varchar', length: 10, name: 'sentiment_trend', nullable: true })
  sentimentTrend: string | null;

  @Column({ type: 'boolean', name: 'is_angry', default: false })
  isAngry: boolean;

  @Column({ ...COUNT, name: 'user_messages' })
  userMessages: number;

  @Column({ ...COUNT, name: 'ai_messages' })
  aiMessages: number;

  @Column({ ...COUNT, name: 'agent_messages' })
  agentMessages: number;

  @Column(COUNT)
  notes: number;

  /** Since when the customer waits for a response. */
  @Column({ ...TIME, name: 'awaited_since', nullable: true })
  awaitedSince: Date | null;

  @Column({ ...TIME, name: 'first_response_at', nullable: true })
  firstResponseAt: Date | null;

  @Column({ type: 'varchar', length: 20, name: 'first_response_by', nullable: true })
  firstResponseBy: Sender | null;

  /** Answers that the customer had waited for. */
  @Column(COUNT)
  responses: number;

  /** What they had waited in all. */
  @Column({ ...SECONDS, name: 'response_seconds' })
  responseSeconds: number;

  @Column({ ...SECONDS, name: 'longest_response_seconds' })
  longestResponseSeconds: number;

  /** How long people had it in all, less what they waited for the customer. */
  @Column({ ...SECONDS, name: 'handle_seconds' })
  handleSeconds: number;

  /** Messages whose intent the machine named. */
  @Column(COUNT)
  classified: number;

  @Column({ ...SECONDS, name: 'confidence_sum' })
  confidenceSum: number;

  @Column({ type: 'double precision', name: 'confidence_minimum', nullable: true })
  confidenceMinimum: number | null;

  /** Messages that the machine had no answer to. */
  @Column(COUNT)
  fallbacks: number;

  @Column({ ...TIME, name: 'resolved_at', nullable: true })
  resolvedAt: Date | null;

  @Column({ type: 'varchar', length: 20, name: 'resolved_by', nullable: true })
  resolvedBy: Sender | null;

  @Index('conversations_resolver_idx')
  @ForeignKeyWithin('User', { name: 'conversations_resolver_fkey' })
  @Column({ type: 'integer', name: 'resolver_id', nullable: true })
  resolverId: number | null;

  @Column({ type: 'varchar', length: 40, name: 'resolution_code', nullable: true })
  resolutionCode: string | null;

  @Column({ type: 'text', name: 'resolution_summary', nullable: true })
  resolutionSummary: string | null;

  @Column({ type: 'smallint', nullable: true })
  satisfaction: number | null;

  @Column({ type: 'smallint', nullable: true })
  nps: number | null;

  /** Variables that whoever answers is given. */
  @Column({ type: 'jsonb', default: {} })
  context: Record<string, unknown>;

  @Column({ type: 'varchar', length: 50, array: true, default: [] })
  tags: string[];

  /** What it is called elsewhere, by system. */
  @Column({ type: 'jsonb', name: 'external_ids', default: {} })
  externalIds: Record<string, string>;

  /** What it became a part of; then it is but a pointer there. */
  @Index('conversations_merged_into_idx')
  @ForeignKeyWithin('Conversation', {
    name: 'conversations_merged_into_fkey',
    onDelete: 'CASCADE',
  })
  @Column({ type: 'integer', name: 'merged_into', nullable: true })
  mergedInto: number | null;

  /** Counts the changes, each message among them; the entity tag. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ ...TIME, name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ ...TIME, name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;

  @Column({ ...TIME, name: 'last_activity_at', default: () => 'now()' })
  lastActivityAt: Date;
}
