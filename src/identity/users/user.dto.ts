import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsEnum } from 'class-validator';
import { AccountKind, Role } from '../../platform/access/index.js';
import { PageMeta, PageQuery } from '../../platform/common/pagination/page.js';
import { Optional } from '../../platform/common/validation/optional.js';
import type { User } from './user.entity.js';

export class UserView {
  @ApiProperty({ example: 7 })
  readonly id: number;

  @ApiProperty({ example: 'ada@example.com' })
  readonly email: string;

  @ApiProperty({ enum: Role, enumName: 'Role' })
  readonly role: Role;

  /** How its owner signs in: a `person` with a password, a `machine` with a key, or `external`. */
  @ApiProperty({ enum: AccountKind, enumName: 'AccountKind' })
  readonly kind: AccountKind;

  /** Nobody can sign in with it meanwhile. */
  readonly disabled: boolean;

  /** Whether signing in needs a code as well as the password. */
  readonly secondFactor: boolean;

  readonly createdAt: Date;
  readonly updatedAt: Date;

  static of({ id, email, role, kind, createdAt, updatedAt, ...user }: User): UserView {
    const disabled = user.disabledAt !== null;
    const secondFactor = user.secondFactorSince !== null;
    return { id, email, role, kind, disabled, secondFactor, createdAt, updatedAt };
  }
}

export class UserPage {
  readonly data: UserView[];
  readonly meta: PageMeta;
}

export class ListUsersQuery extends PageQuery {
  /** Only users with this role. */
  @Optional()
  @IsEnum(Role)
  @ApiProperty({ enum: Role, enumName: 'Role', required: false })
  role?: Role;
}

export class ChangeRole {
  @IsEnum(Role)
  @ApiProperty({ enum: Role, enumName: 'Role', example: Role.Agent })
  role: Role;
}

export class ChangeUser {
  /** Ends all sessions of the account; nobody can sign in with it until it is enabled again. */
  @IsBoolean()
  disabled: boolean;
}
