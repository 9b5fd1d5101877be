import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Role } from '../../../platform/access/index.js';
import {
  ForeignKeyWithin,
  OfOrganization,
  OrganizationRow,
} from '../../../platform/database/index.js';

/** What a link is good for, and for nothing else. */
export const LINK_PURPOSES = ['reset_password', 'verify_email', 'invitation'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** A link that does one thing once, for whoever was given it; a row that was used is gone. */
@Entity('account_links')
@OfOrganization('account_links')
@Index('account_links_purpose_idx', ['organizationId', 'purpose', 'id'])
@Index('account_links_expiry_idx', ['organizationId', 'expiresAt'])
export class AccountLink extends OrganizationRow('account_links') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'account_links_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @Column({ type: 'enum', enum: LINK_PURPOSES, enumName: 'account_link_purpose' })
  purpose: LinkPurpose;

  /** SHA-256 of the token; nothing before it is made, which is when its mail is sent. */
  @Index('account_links_token_hash_key', { unique: true })
  @Column({ type: 'bytea', name: 'token_hash', nullable: true })
  tokenHash: Buffer | null;

  /** Whose password it sets. */
  @Index('account_links_user_idx')
  @ForeignKeyWithin('User', { name: 'account_links_user_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'integer', name: 'user_id', nullable: true })
  userId: number | null;

  /** Of an account that there will be. */
  @Column({ type: 'varchar', length: 254, nullable: true })
  email: string | null;

  @Column({ type: 'text', name: 'hashed_password', nullable: true })
  hashedPassword: string | null;

  @Column({ type: 'enum', enum: Role, enumName: 'user_role', nullable: true })
  role: Role | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'expires_at' })
  expiresAt: Date;
}
