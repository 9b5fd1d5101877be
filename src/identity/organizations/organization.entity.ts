import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Role } from '../../platform/access/index.js';
import { type OrganizationStatus, STATUSES, type Tier, TIERS } from './organization-values.js';

/** A 64-bit column whose numbers are all exact as those of JavaScript. */
const EXACT = {
  to: (value: number | null): number | null => value,
  from: (text: string | null): number | null => (text === null ? null : Number(text)),
};

/** A tenant of the service: everything else belongs to one. A limit of null is none. */
@Entity('organizations')
@Check('organizations_default_stays', 'id <> 1 OR deletion_requested_at IS NULL')
@Check('organizations_slug_label', `slug ~ '^[a-z0-9][a-z0-9-]{0,61}[a-z0-9]$'`)
export class Organization {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'organizations_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  /** A label of the domain name system; never changes, as addresses are made of it. */
  @Index('organizations_slug_key', { unique: true })
  @Column({ type: 'varchar', length: 63 })
  slug: string;

  @Column({ type: 'varchar', length: 400 })
  name: string;

  @Column({ type: 'varchar', length: 800, name: 'display_name', nullable: true })
  displayName: string | null;

  @Column({ type: 'text', default: '' })
  description: string;

  @Column({ type: 'varchar', length: 500, nullable: true })
  website: string | null;

  @Column({ type: 'varchar', length: 500, name: 'logo_url', nullable: true })
  logoUrl: string | null;

  @Column({ type: 'enum', enum: TIERS, enumName: 'organization_tier', default: 'free' })
  tier: Tier;

  @Column({ type: 'enum', enum: STATUSES, enumName: 'organization_status', default: 'active' })
  status: OrganizationStatus;

  @Column({ type: 'timestamptz', precision: 3, name: 'trial_ends_at', nullable: true })
  trialEndsAt: Date | null;

  @Column({ type: 'integer', name: 'max_users', nullable: true })
  maxUsers: number | null;

  @Column({ type: 'integer', name: 'max_conversations_per_month', nullable: true })
  maxConversationsPerMonth: number | null;

  @Column({ type: 'integer', name: 'max_messages_per_conversation', nullable: true })
  maxMessagesPerConversation: number | null;

  @Column({ type: 'integer', name: 'max_knowledge_entries', nullable: true })
  maxKnowledgeEntries: number | null;

  @Column({ type: 'integer', name: 'max_api_calls_per_hour', nullable: true })
  maxApiCallsPerHour: number | null;

  @Column({ type: 'bigint', name: 'max_storage_bytes', nullable: true, transformer: EXACT })
  maxStorageBytes: number | null;

  /** As of the last time that it was measured. */
  @Column({ type: 'bigint', name: 'storage_bytes', default: 0, transformer: EXACT })
  storageBytes: number;

  @Column({ type: 'jsonb', default: {} })
  settings: object;

  @Column({ type: 'jsonb', default: {} })
  features: object;

  @Column({ type: 'jsonb', default: {} })
  branding: object;

  /** Of platform operators, for other systems. */
  @Column({ type: 'jsonb', default: {} })
  metadata: object;

  @Column({ type: 'text', array: true, default: [] })
  tags: string[];

  @Column({ type: 'varchar', length: 60, default: 'UTC' })
  timezone: string;

  @Column({ type: 'varchar', length: 35, name: 'default_language', default: 'en' })
  defaultLanguage: string;

  @Column({ type: 'text', array: true, name: 'supported_languages', default: ['en'] })
  supportedLanguages: string[];

  /** Whose addresses may register; empty for all. */
  @Column({ type: 'text', array: true, name: 'allowed_email_domains', default: [] })
  allowedEmailDomains: string[];

  /** Addresses and subnets that may call; empty for all. */
  @Column({ type: 'text', array: true, name: 'ip_allow_list', default: [] })
  ipAllowList: string[];

  /** Whether staff needs a second factor for everything but setting one up. */
  @Column({ type: 'boolean', name: 'require_mfa', default: false })
  requireMfa: boolean;

  /** Whether numbers of cards and accounts are taken out of what customers write. */
  @Column({ type: 'boolean', name: 'redact_payment_data', default: true })
  redactPaymentData: boolean;

  /** Whether the audit log also says which tickets of others the staff reads. */
  @Column({ type: 'boolean', name: 'audit_reading', default: false })
  auditReading: boolean;

  /** Days after which what is over goes; null for never. */
  @Column({ type: 'integer', name: 'retain_tickets_days', nullable: true })
  retainTicketsDays: number | null;

  @Column({ type: 'integer', name: 'retain_audit_days', nullable: true })
  retainAuditDays: number | null;

  @Column({ type: 'integer', name: 'retain_models_days', nullable: true })
  retainModelsDays: number | null;

  @Column({ type: 'integer', name: 'retain_events_days', nullable: true })
  retainEventsDays: number | null;

  /** The roles that need one, beside. */
  @Column({ type: 'text', array: true, name: 'require_mfa_roles', default: [] })
  requireMfaRoles: Role[];

  @Column({ type: 'boolean', name: 'is_active', default: true })
  isActive: boolean;

  @Column({ type: 'boolean', name: 'is_verified', default: false })
  isVerified: boolean;

  @Column({ type: 'boolean', name: 'is_demo', default: false })
  isDemo: boolean;

  /** From then on its rows go: nothing of it can be changed, and nobody is let in, any more. */
  @Column({ type: 'timestamptz', precision: 3, name: 'deletion_requested_at', nullable: true })
  deletionRequestedAt: Date | null;

  /** Counts the changes. */
  @Column({ type: 'integer', default: 1 })
  version: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}
