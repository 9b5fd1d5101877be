import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ForeignKeyWithin, OrganizationRow } from '../../../platform/database/index.js';

/** Whom an account is at an identity provider outside. */
@Entity('external_identities')
@Index('external_identities_subject_key', ['organizationId', 'issuer', 'subject'], { unique: true })
export class ExternalIdentity extends OrganizationRow('external_identities') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'external_identities_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  @Index('external_identities_user_idx')
  @ForeignKeyWithin('User', { name: 'external_identities_user_fkey', onDelete: 'CASCADE' })
  @Column({ type: 'integer', name: 'user_id' })
  userId: number;

  @Column({ type: 'varchar', length: 500 })
  issuer: string;

  @Column({ type: 'varchar', length: 255 })
  subject: string;

  /** When the token was made that set the role last: an older one does not set it back. */
  @Column({ type: 'timestamptz', precision: 3, name: 'role_as_of', nullable: true })
  roleAsOf: Date | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
