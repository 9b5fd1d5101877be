import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ForeignKeyWithin, OrganizationRow } from '../../../platform/database/index.js';

/** A key pair of WebAuthn, of which the private half stays in somebody's device. */
@Entity('passkeys')
@Index('passkeys_credential_key', ['organizationId', 'credentialId'], { unique: true })
export class Passkey extends OrganizationRow('passkeys') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'passkeys_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @Index('passkeys_user_idx')
  @ForeignKeyWithin('User', { name: 'passkeys_user_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'integer', name: 'user_id' })
  userId: number;

  @Column({ type: 'varchar', length: 400 })
  name: string;

  /** By which the device finds its half. */
  @Column({ type: 'bytea', name: 'credential_id' })
  credentialId: Buffer;

  /** As COSE writes it. */
  @Column({ type: 'bytea', name: 'public_key' })
  publicKey: Buffer;

  /** How often the device has signed; some do not count, and say 0. */
  @Column({ type: 'bigint', transformer: { to: (value: number) => value, from: Number } })
  counter: number;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'last_used_at', nullable: true })
  lastUsedAt: Date | null;
}
