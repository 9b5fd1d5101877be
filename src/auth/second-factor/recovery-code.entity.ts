import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Stands in, once, for a code of an authenticator app that is lost. */
@Entity('recovery_codes')
@Index('recovery_codes_user_hash_key', ['userId', 'codeHash'], { unique: true })
export class RecoveryCode {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'recovery_codes_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @ForeignKey('User', { name: 'recovery_codes_user_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'integer', name: 'user_id' })
  userId: number;

  @Column({ type: 'bytea', name: 'code_hash' })
  codeHash: Buffer;

  @Column({ type: 'timestamptz', precision: 3, name: 'used_at', nullable: true })
  usedAt: Date | null;
}
