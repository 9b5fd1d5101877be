import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { AccountKind } from '../access/account-kind.js';
import { Role } from '../access/role.js';

@Entity('users')
@Check('users_email_lower_case', 'email = lower(email)')
export class User {
  @PrimaryGeneratedColumn('identity', {
    type: 'integer',
    primaryKeyConstraintName: 'users_pkey',
    generatedIdentity: 'ALWAYS',
  })
  id: number;

  /** Lower case; unique among all accounts, deleted ones are renamed. */
  @Index('users_email_key', { unique: true })
  @Column({ type: 'varchar', length: 254 })
  email: string;

  @Column({ type: 'text', name: 'hashed_password' })
  hashedPassword: string;

  @Index('users_role_idx')
  @Column({ type: 'enum', enum: Role, enumName: 'user_role', default: Role.User })
  role: Role;

  @Column({
    type: 'enum',
    enum: AccountKind,
    enumName: 'account_kind',
    default: AccountKind.Person,
  })
  kind: AccountKind;

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
