import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Scope } from '../../../platform/access/index.js';
import { ForeignKeyWithin, OrganizationRow } from '../../../platform/database/index.js';

/** What a machine signs in with. It acts as an account of its own, which has the role. */
@Entity('api_keys')
@Index('api_keys_list_idx', ['organizationId', 'id'])
@Index('api_keys_user_key', ['userId', 'organizationId'], { unique: true })
export class ApiKey extends OrganizationRow('api_keys') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'api_keys_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @ForeignKeyWithin('User', { name: 'api_keys_user_fkey' })
  @Column({ type: 'integer', name: 'user_id' })
  userId: number;

  @Column({ type: 'varchar', length: 400 })
  name: string;

  /** SHA-256 of the key; 256 random bits need no slow hash. */
  @Index('api_keys_key_hash_key', { unique: true })
  @Column({ type: 'bytea', name: 'key_hash' })
  keyHash: Buffer;

  /** The beginning of the key, by which people recognise it. */
  @Column({ type: 'varchar', length: 20 })
  hint: string;

  /** What it is limited to; null for all that its role may. */
  @Column({ type: 'text', array: true, nullable: true })
  scopes: Scope[] | null;

  @Index('api_keys_creator_idx')
  @ForeignKeyWithin('User', { name: 'api_keys_creator_fkey' })
  @Column({ type: 'integer', name: 'created_by' })
  createdBy: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'expires_at' })
  expiresAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'last_used_at', nullable: true })
  lastUsedAt: Date | null;

  @Index('api_keys_revoker_idx')
  @ForeignKeyWithin('User', { name: 'api_keys_revoker_fkey' })
  @Column({ type: 'integer', name: 'revoked_by', nullable: true })
  revokedBy: number | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'revoked_at', nullable: true })
  revokedAt: Date | null;
}
