import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import {
  ForeignKeyWithin,
  OfOrganization,
  OrganizationRow,
} from '../../../platform/database/index.js';
import type { Tier } from '../../organizations/index.js';
import type { Attributes, Notifications } from './profile-values.js';

/** What is known of somebody beside their account, which is read with every request and stays small. */
@Entity('user_profiles')
@Index('user_profiles_user_idx', ['userId'])
@OfOrganization('user_profiles')
export class UserProfile extends OrganizationRow('user_profiles') {
  @ForeignKeyWithin('User', { name: 'user_profiles_user_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({
    type: 'integer',
    name: 'user_id',
    primaryKeyConstraintName: 'user_profiles_pkey',
  })
  userId: number;

  @Column({ type: 'text', name: 'first_name', nullable: true })
  firstName: string | null;

  @Column({ type: 'text', name: 'last_name', nullable: true })
  lastName: string | null;

  @Column({ type: 'text', name: 'display_name', nullable: true })
  displayName: string | null;

  /** As E.164 writes it. */
  @Column({ type: 'varchar', length: 16, nullable: true })
  phone: string | null;

  @Column({ type: 'varchar', length: 500, name: 'avatar_url', nullable: true })
  avatarUrl: string | null;

  @Column({ type: 'varchar', length: 35, name: 'preferred_language', nullable: true })
  preferredLanguage: string | null;

  @Column({ type: 'varchar', length: 60, nullable: true })
  timezone: string | null;

  @Column({ type: 'varchar', length: 20, nullable: true })
  tier: Tier | null;

  /** A day; null: since the account was made. */
  @Column({ type: 'date', name: 'customer_since', nullable: true })
  customerSince: string | null;

  @Column({ type: 'numeric', precision: 14, scale: 2, name: 'lifetime_value', nullable: true })
  lifetimeValue: string | null;

  @Column({ type: 'text', array: true, default: [] })
  tags: string[];

  @Column({ type: 'jsonb', default: {} })
  attributes: Attributes;

  /** What somebody has chosen; the rest is by default. */
  @Column({ type: 'jsonb', default: {} })
  notifications: Partial<Notifications>;

  /** Written from time to time, see `LastSeen`; no change of the profile. */
  @Column({ type: 'timestamptz', precision: 3, name: 'last_seen_at', nullable: true })
  lastSeenAt: Date | null;

  /** Counts the changes; 0 where there was none yet. */
  @Column({ type: 'integer', default: 0 })
  version: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;
}
