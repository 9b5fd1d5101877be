import { Check, Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Role } from './role.js';

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

  @Column({ type: 'timestamptz', precision: 3, name: 'created_at', default: () => 'now()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'updated_at', default: () => 'now()' })
  updatedAt: Date;

  @Column({ type: 'timestamptz', precision: 3, name: 'deleted_at', nullable: true })
  deletedAt: Date | null;
}
