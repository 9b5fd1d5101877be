import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ForeignKeyWithin, OrganizationRow } from '../../../platform/database/index.js';

/**
 * The secret that an account shares with an authenticator app (RFC 6238). It counts once its owner
 * has shown that the app has it: from `users.second_factor_since` on.
 */
@Entity('second_factors')
export class SecondFactor extends OrganizationRow('second_factors') {
  @ForeignKeyWithin('User', { name: 'second_factors_user_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({
    type: 'integer',
    name: 'user_id',
    primaryKeyConstraintName: 'second_factors_pkey',
  })
  userId: number;

  @Column({ type: 'bytea', name: 'encrypted_secret' })
  encryptedSecret: Buffer;

  /** The time step of the last code that was taken: none is taken twice. */
  @Column({ type: 'integer', name: 'last_used_step', nullable: true })
  lastUsedStep: number | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
