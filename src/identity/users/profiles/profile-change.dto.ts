import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, ValidateNested } from 'class-validator';
import { Nullable, Optional } from '../../../platform/common/validation/optional.js';
import { AreTags, IsLanguage, IsTimezone, type Tier, TIERS } from '../../organizations/index.js';
import { ChangeNotifications } from './notifications.dto.js';
import { AreAttributes, IsAmount, IsDay, IsName, IsPhone, IsPicture } from './profile-fields.js';
import type { Attributes } from './profile-values.js';

const NULLABLE = { type: String, nullable: true, required: false } as const;

/** What people change of their own profile; null takes something out. */
export class ChangeOwnProfile {
  @IsName(100, 'Ada')
  firstName?: string | null;

  @IsName(100, 'King')
  lastName?: string | null;

  /** What others read. */
  @IsName(200, 'Ada King')
  displayName?: string | null;

  /** As E.164 writes it. */
  @IsPhone()
  phone?: string | null;

  @IsPicture()
  avatarUrl?: string | null;

  @Nullable()
  @IsLanguage()
  @ApiProperty({ ...NULLABLE, example: 'en' })
  preferredLanguage?: string | null;

  /** A name of the IANA's database. */
  @Nullable()
  @IsTimezone()
  @ApiProperty({ ...NULLABLE, example: 'Europe/Berlin' })
  timezone?: string | null;

  /** Of what to be told, and how. */
  @Optional()
  @ValidateNested()
  @Type(() => ChangeNotifications)
  @ApiProperty({ type: ChangeNotifications, required: false })
  notifications?: ChangeNotifications;
}

/** What the staff also keeps of somebody. */
export class ChangeProfile extends ChangeOwnProfile {
  @Nullable()
  @IsIn(TIERS)
  @ApiProperty({ enum: TIERS, enumName: 'OrganizationTier', nullable: true, required: false })
  tier?: Tier | null;

  @IsDay()
  customerSince?: string | null;

  /** What they have bought so far, in the organisation's currency. */
  @IsAmount()
  lifetimeValue?: string | null;

  @Optional()
  @AreTags()
  tags?: string[];

  /** Replaces all that are there: text, numbers, true, false or null. */
  @Optional()
  @AreAttributes()
  attributes?: Attributes;
}
