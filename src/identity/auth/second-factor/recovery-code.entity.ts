import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ForeignKeyWithin, OrganizationRow } from '../../../platform/database/index.js';

/** Stands in, once, for a code of an authenticator app that is lost. */
@Entity('recovery_codes')
@Index('recovery_codes_user_hash_key', ['userId', 'codeHash', 'organizationId'], { unique: true })
export class RecoveryCode extends OrganizationRow('recovery_codes') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'recovery_codes_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @ForeignKeyWithin('User', { name: 'recovery_codes_user_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'integer', name: 'user_id' })
  userId: number;

  @Column({ type: 'bytea', name: 'code_hash' })
  codeHash: Buffer;

  @Column({ type: 'timestamptz', precision: 3, name: 'used_at', nullable: true })
  usedAt: Date | null;
}
