import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, ValidateNested } from 'class-validator';
import type { Role } from '../../platform/access/index.js';
import { Nullable, Optional } from '../../platform/common/validation/optional.js';
import { IsText, IsTextOrBlank } from '../../platform/common/validation/text.js';
import { IsTime } from '../../platform/common/validation/time.js';
import type { Limits } from './limits/limits.js';
import {
  AreAddresses,
  AreEmailDomains,
  AreLanguages,
  AreRoles,
  AreTags,
  IsLanguage,
  IsLimit,
  IsSmallObject,
  IsTimezone,
  IsWebAddress,
} from './organization-fields.js';
import { type OrganizationStatus, STATUSES, type Tier, TIERS } from './organization-values.js';

const FLAG = { type: Boolean, required: false } as const;

/** What says who is let in, and how. */
export const SECURITY_FIELDS = [
  'requireMfa',
  'requireMfaRoles',
  'ipAllowList',
  'allowedEmailDomains',
] as const satisfies readonly (keyof ChangeOwnOrganization)[];

/** What admins may change of their own organisation. */
export class ChangeOwnOrganization {
  /** What people read, where it is not the name. */
  @Nullable()
  @IsText(200)
  @ApiProperty({ type: String, nullable: true, required: false, example: 'Acme Support' })
  displayName?: string | null;

  @Optional()
  @IsTextOrBlank(2_000)
  @ApiProperty({ required: false })
  description?: string;

  @Nullable()
  @IsWebAddress()
  website?: string | null;

  @Nullable()
  @IsWebAddress()
  logoUrl?: string | null;

  @Optional()
  @IsSmallObject()
  settings?: object;

  /** Colours and the like, for whoever shows them. */
  @Optional()
  @IsSmallObject()
  branding?: object;

  @Optional()
  @IsTimezone()
  timezone?: string;

  @Optional()
  @IsLanguage()
  defaultLanguage?: string;

  @Optional()
  @AreLanguages()
  supportedLanguages?: string[];

  /** Only addresses of these may get an account; empty for all. */
  @Optional()
  @AreEmailDomains()
  allowedEmailDomains?: string[];

  /** Only these addresses and subnets may call; empty for all. */
  @Optional()
  @AreAddresses()
  ipAllowList?: string[];

  /** Whether staff with a password must have a second factor. */
  @Optional()
  @IsBoolean()
  @ApiProperty(FLAG)
  requireMfa?: boolean;

  /** Whether numbers of cards and bank accounts are taken out of new messages, but the last four digits. */
  @Optional()
  @IsBoolean()
  @ApiProperty(FLAG)
  redactPaymentData?: boolean;

  /** Whether the audit log also says who of the staff reads which tickets. */
  @Optional()
  @IsBoolean()
  @ApiProperty(FLAG)
  auditReading?: boolean;

  /** Beside that: the roles that must have one where they have a password, such as `admin` or `user`. */
  @Optional()
  @AreRoles()
  requireMfaRoles?: Role[];
}

/** Null for no limit; a limit that is not named stays. */
export class ChangeLimits implements Partial<Limits> {
  @IsLimit(25)
  users?: number | null;

  @IsLimit(1_000)
  conversationsPerMonth?: number | null;

  @IsLimit(100)
  messagesPerConversation?: number | null;

  @IsLimit(500)
  knowledgeEntries?: number | null;

  @IsLimit(10_000)
  apiCallsPerHour?: number | null;

  @IsLimit(10_000_000_000, Number.MAX_SAFE_INTEGER)
  storageBytes?: number | null;
}

/** What only operators of the service change as well. */
export class ChangeOrganization extends ChangeOwnOrganization {
  @Optional()
  @IsText(100)
  @ApiProperty({ required: false, example: 'Acme' })
  name?: string;

  @Optional()
  @IsIn(TIERS)
  @ApiProperty({ enum: TIERS, enumName: 'OrganizationTier', required: false, example: 'starter' })
  tier?: Tier;

  @Optional()
  @IsIn(STATUSES)
  @ApiProperty({ enum: STATUSES, enumName: 'OrganizationStatus', required: false })
  status?: OrganizationStatus;

  /** When the tier `trial` ends; null for never. */
  @Nullable()
  @IsTime()
  @ApiProperty({ type: String, format: 'date-time', nullable: true, required: false })
  trialEndsAt?: string | null;

  @Optional()
  @ValidateNested()
  @Type(() => ChangeLimits)
  @ApiProperty({ type: ChangeLimits, required: false })
  limits?: ChangeLimits;

  /** What it may use beside what everybody may. */
  @Optional()
  @IsSmallObject()
  features?: object;

  @Optional()
  @IsSmallObject()
  metadata?: object;

  @Optional()
  @AreTags()
  tags?: string[];

  @Optional()
  @IsBoolean()
  @ApiProperty(FLAG)
  active?: boolean;

  @Optional()
  @IsBoolean()
  @ApiProperty(FLAG)
  verified?: boolean;

  @Optional()
  @IsBoolean()
  @ApiProperty(FLAG)
  demo?: boolean;
}
