import { ApiProperty } from '@nestjs/swagger';
import { IsEnum } from 'class-validator';
import { PageMeta, PageQuery } from '../common/pagination/page.js';
import { Role } from '../access/role.js';
import type { User } from './user.entity.js';
import { Optional } from '../common/validation/optional.js';

export class UserView {
  @ApiProperty({ example: 7 })
  readonly id: number;

  @ApiProperty({ example: 'ada@example.com' })
  readonly email: string;

  @ApiProperty({ enum: Role, enumName: 'Role' })
  readonly role: Role;

  readonly createdAt: Date;
  readonly updatedAt: Date;

  static of({ id, email, role, createdAt, updatedAt }: User): UserView {
    return { id, email, role, createdAt, updatedAt };
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
