import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { AccountKind, Role } from '../../platform/access/index.js';
import { OfOrganization, OrganizationRow } from '../../platform/database/index.js';

@Entity('users')
// As the version before has it; it goes with the second organisation.
@Index('users_email_key', { synchronize: false })
@Index('users_organization_email_key', ['organizationId', 'email'], { unique: true })
// Of the address or, where that is another, of what it looks like.
@Index('users_look_key', { synchronize: false })
@Index('users_list_idx', ['organizationId', 'id'])
@Check('users_email_lower_case', 'email = lower(email)')
@Index('users_role_idx', ['organizationId', 'role'])
@OfOrganization('users')
export class User extends OrganizationRow('users') {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'users_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  /** In its one spelling; unique in the organisation, deleted ones are renamed. */
  @Column({ type: 'varchar', length: 254 })
  email: string;

  /** The same for addresses that people take for each other; null where it is the address. */
  @Column({ type: 'text', name: 'email_look', nullable: true })
  emailLook: string | null;

  @Column({ type: 'text', name: 'hashed_password' })
  hashedPassword: string;

  @Column({ type: 'enum', enum: Role, enumName: 'user_role', default: Role.User })
  role: Role;

  @Column({
    type: 'enum',
    enum: AccountKind,
    enumName: 'account_kind',
    default: AccountKind.Person,
  })
  kind: AccountKind;

  /** Whether its owner runs the service: makes, stops and removes organisations. */
  @Column({ type: 'boolean', name: 'is_operator', default: false })
  isOperator: boolean;

  /** Access tokens carry this number; raising it ends all that were made before. */
  @Column({ type: 'integer', name: 'token_generation', default: 0 })
  tokenGeneration: number;

  /** Nobody can sign in with it meanwhile. */
  @Column({ type: 'timestamptz', precision: 3, name: 'disabled_at', nullable: true })
  disabledAt: Date | null;

  /** Since when signing in needs a code as well as the password. */
  @Column({ type: 'timestamptz', precision: 3, name: 'second_factor_since', nullable: true })
  secondFactorSince: Date | null;

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'deleted_at', nullable: true })
  deletedAt: Date | null;
}
