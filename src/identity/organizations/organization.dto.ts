import { ApiProperty } from '@nestjs/swagger';
import { type Limits, limitsOf } from './limits/limits.js';
import type { Organization } from './organization.entity.js';
import { JSON_OBJECT } from './organization-fields.js';
import { type OrganizationStatus, STATUSES, type Tier, TIERS } from './organization-values.js';
import { isSubscriptionActive, isTrialActive } from './subscription.js';

const LIMIT = { type: 'integer', nullable: true } as const;
const TEXT = { type: String, nullable: true } as const;

/** Null for no limit. */
export class LimitsView implements Limits {
  @ApiProperty(LIMIT)
  readonly users: number | null;

  @ApiProperty(LIMIT)
  readonly conversationsPerMonth: number | null;

  @ApiProperty(LIMIT)
  readonly messagesPerConversation: number | null;

  @ApiProperty(LIMIT)
  readonly knowledgeEntries: number | null;

  @ApiProperty(LIMIT)
  readonly apiCallsPerHour: number | null;

  @ApiProperty(LIMIT)
  readonly storageBytes: number | null;
}

export class OrganizationView {
  readonly id: number;

  /** What it is called in addresses and at sign-in; never changes. */
  @ApiProperty({ example: 'acme' })
  readonly slug: string;

  @ApiProperty({ example: 'Acme' })
  readonly name: string;

  @ApiProperty(TEXT)
  readonly displayName: string | null;

  readonly description: string;

  @ApiProperty(TEXT)
  readonly website: string | null;

  @ApiProperty(TEXT)
  readonly logoUrl: string | null;

  @ApiProperty({ enum: TIERS, enumName: 'OrganizationTier' })
  readonly tier: Tier;

  /** What operators have decided; see subscriptionActive for what follows. */
  @ApiProperty({ enum: STATUSES, enumName: 'OrganizationStatus' })
  readonly status: OrganizationStatus;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly trialEndsAt: Date | null;

  readonly trialActive: boolean;

  /** Whether its people are let in. */
  readonly subscriptionActive: boolean;

  readonly limits: LimitsView;

  @ApiProperty(JSON_OBJECT)
  readonly settings: object;

  @ApiProperty(JSON_OBJECT)
  readonly features: object;

  @ApiProperty(JSON_OBJECT)
  readonly branding: object;

  @ApiProperty(JSON_OBJECT)
  readonly metadata: object;

  @ApiProperty({ type: [String] })
  readonly tags: string[];

  @ApiProperty({ example: 'Europe/Berlin' })
  readonly timezone: string;

  @ApiProperty({ example: 'en' })
  readonly defaultLanguage: string;

  @ApiProperty({ type: [String] })
  readonly supportedLanguages: string[];

  @ApiProperty({ type: [String] })
  readonly allowedEmailDomains: string[];

  @ApiProperty({ type: [String] })
  readonly ipAllowList: string[];

  readonly requireMfa: boolean;
  readonly redactPaymentData: boolean;
  readonly auditReading: boolean;

  @ApiProperty({ type: [String] })
  readonly requireMfaRoles: string[];

  readonly active: boolean;
  readonly verified: boolean;
  readonly demo: boolean;

  /** Set while its deletion is under way. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly deletionRequestedAt: Date | null;

  /** Counts the changes; send it as `If-Match: "3"` with the next one. */
  @ApiProperty({ example: 3 })
  readonly version: number;

  readonly createdAt: Date;
  readonly updatedAt: Date;

  static of(organization: Organization): OrganizationView {
    const { id, slug, name, displayName, description, website, logoUrl } = organization;
    const { tier, status, trialEndsAt, settings, features, branding, metadata } = organization;
    const { tags, timezone, defaultLanguage, supportedLanguages } = organization;
    const { allowedEmailDomains, ipAllowList, requireMfa, requireMfaRoles } = organization;
    const { redactPaymentData, auditReading } = organization;
    const { deletionRequestedAt, version, createdAt, updatedAt } = organization;
    return {
      ...{ id, slug, name, displayName, description, website, logoUrl },
      ...{ tier, status, trialEndsAt },
      trialActive: isTrialActive(organization),
      subscriptionActive: isSubscriptionActive(organization),
      limits: limitsOf(organization),
      ...{ settings, features, branding, metadata },
      ...{ tags, timezone, defaultLanguage, supportedLanguages },
      ...{ allowedEmailDomains, ipAllowList, requireMfa, requireMfaRoles },
      ...{ redactPaymentData, auditReading },
      active: organization.isActive,
      verified: organization.isVerified,
      demo: organization.isDemo,
      ...{ deletionRequestedAt, version, createdAt, updatedAt },
    };
  }
}
