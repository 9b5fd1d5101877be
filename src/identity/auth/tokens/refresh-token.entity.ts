import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ForeignKeyWithin, OrganizationRow } from '../../../platform/database/index.js';

@Entity('refresh_tokens')
export class RefreshToken extends OrganizationRow('refresh_tokens') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'refresh_tokens_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @Index('refresh_tokens_user_idx')
  @ForeignKeyWithin('User', { name: 'refresh_tokens_user_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'integer', name: 'user_id' })
  userId: number;

  /** All tokens that came from one sign-in by rotation. */
  @Index('refresh_tokens_family_idx')
  @Column({ type: 'uuid' })
  family: string;

  /** SHA-256 of the token; 256 random bits need no slow hash. */
  @Index('refresh_tokens_token_hash_key', { unique: true })
  @Column({ type: 'bytea', name: 'token_hash' })
  tokenHash: Buffer;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'expires_at' })
  expiresAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'used_at', nullable: true })
  usedAt: Date | null;
}
