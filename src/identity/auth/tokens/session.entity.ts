import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ForeignKeyWithin, OrganizationRow } from '../../../platform/database/index.js';

/** What begins when somebody signs in on a device, and goes on by refreshing. */
@Entity('sessions')
@Index('sessions_family_key', ['organizationId', 'family'], { unique: true })
@Index('sessions_user_idx', ['userId', 'id'])
export class Session extends OrganizationRow('sessions') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'sessions_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @ForeignKeyWithin('User', { name: 'sessions_user_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'integer', name: 'user_id' })
  userId: number;

  /** SHA-256 of the cookie that a browser goes on with; null where refresh tokens do that. */
  @Index('sessions_cookie_hash_key', { unique: true })
  @Column({ type: 'bytea', name: 'cookie_hash', nullable: true })
  cookieHash: Buffer | null;

  /** That of its refresh tokens. */
  @Column({ type: 'uuid' })
  family: string;

  /** What the client calls itself. */
  @Column({ type: 'varchar', length: 300, nullable: true })
  device: string | null;

  /** From where it was used last. */
  @Column({ type: 'varchar', length: 45, nullable: true })
  address: string | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'last_used_at', default: () => 'now()' })
  lastUsedAt: Date;

  /** When its owner last showed that it is them: by signing in, or once more since. */
  @Column({ type: 'timestamptz', precision: 3, name: 'proven_at', nullable: true })
  provenAt: Date | null;

  /** When it ends unless it is used before. */
  @Column({ type: 'timestamptz', precision: 3, name: 'expires_at' })
  expiresAt: Date;

  /** When it ends however much it is used. */
  @Column({ type: 'timestamptz', precision: 3, name: 'ends_at' })
  endsAt: Date;
}
