import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { ForeignKeyWithin, OrganizationRow } from '../database/index.js';

/** The answer to a call that may come again, kept in the transaction of what the call did. */
@Entity('idempotency_keys')
// As the version before has it; it goes with the second organisation.
@Index('idempotency_keys_user_key', { synchronize: false })
export class IdempotencyKey extends OrganizationRow('idempotency_keys') {
  @ForeignKeyWithin('User', { name: 'idempotency_keys_user_fkey', onDelete: 'CASCADE' })
  @PrimaryColumn({
    type: 'integer',
    name: 'user_id',
    primaryKeyConstraintName: 'idempotency_keys_pkey',
  })
  userId: number;

  @PrimaryColumn({
    type: 'varchar',
    length: 255,
    primaryKeyConstraintName: 'idempotency_keys_pkey',
  })
  key: string;

  /** SHA-256 of method, path and body. */
  @Column({ type: 'bytea', name: 'request_hash' })
  requestHash: Buffer;

  @Column({ type: 'smallint' })
  status: number;

  @Column({ type: 'jsonb' })
  headers: Record<string, string>;

  @Column({ type: 'text', nullable: true })
  body: string | null;

  @Index('idempotency_keys_created_idx')
  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
