import { ApiProperty } from '@nestjs/swagger';
import { type Tier, TIERS } from '../../organizations/index.js';
import { NotificationsView } from './notifications.dto.js';
import { type Attributes, NOTIFICATIONS } from './profile-values.js';
import type { KnownProfile } from './profiles.service.js';

const TEXT = { type: String, nullable: true } as const;

/** What people see of their own profile. */
export class OwnProfileView {
  @ApiProperty({ example: 7 })
  readonly userId: number;

  @ApiProperty(TEXT)
  readonly firstName: string | null;

  @ApiProperty(TEXT)
  readonly lastName: string | null;

  @ApiProperty(TEXT)
  readonly displayName: string | null;

  @ApiProperty({ ...TEXT, example: '+4930901820' })
  readonly phone: string | null;

  @ApiProperty({ ...TEXT, format: 'uri' })
  readonly avatarUrl: string | null;

  @ApiProperty({ ...TEXT, example: 'en' })
  readonly preferredLanguage: string | null;

  @ApiProperty({ ...TEXT, example: 'Europe/Berlin' })
  readonly timezone: string | null;

  @ApiProperty({ enum: TIERS, enumName: 'OrganizationTier', nullable: true })
  readonly tier: Tier | null;

  /** The day on which the account was made, where nobody has said another. */
  @ApiProperty({ type: String, format: 'date', example: '2024-01-31' })
  readonly customerSince: string;

  readonly notifications: NotificationsView;

  /** To a minute or so; null for who was not here yet. It is no part of the entity tag. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly lastSeenAt: Date | null;

  /** Counts the changes; send it as `If-Match: "3"` with the next one. */
  @ApiProperty({ example: 3 })
  readonly version: number;

  @ApiProperty({ type: String, format: 'date-time' })
  readonly updatedAt: Date;

  static of({ user, profile }: KnownProfile): OwnProfileView {
    const { firstName, lastName, displayName, phone, avatarUrl, tier } = profile;
    const { preferredLanguage, timezone, lastSeenAt, version, updatedAt } = profile;
    return {
      userId: user.id,
      ...{ firstName, lastName, displayName, phone, avatarUrl, preferredLanguage, timezone, tier },
      customerSince: profile.customerSince ?? user.createdAt.toISOString().slice(0, 10),
      notifications: { ...NOTIFICATIONS, ...profile.notifications },
      ...{ lastSeenAt, version, updatedAt },
    };
  }
}

/** What the staff sees of anybody's. */
export class ProfileView extends OwnProfileView {
  /** A decimal, in the organisation's currency. */
  @ApiProperty({ ...TEXT, example: '1234.50' })
  readonly lifetimeValue: string | null;

  @ApiProperty({ type: [String] })
  readonly tags: string[];

  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly attributes: Attributes;

  static override of(known: KnownProfile): ProfileView {
    const { lifetimeValue, tags, attributes } = known.profile;
    return Object.assign(OwnProfileView.of(known), { lifetimeValue, tags, attributes });
  }
}
