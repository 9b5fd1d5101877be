import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { Role } from '../../../platform/access/index.js';
import { PageMeta } from '../../../platform/common/pagination/page.js';
import { Optional } from '../../../platform/common/validation/optional.js';
import { IsEmailAddress } from '../../../platform/common/validation/text.js';
import { LEAST_ALONE } from '../../users/index.js';
import type { AccountLink } from '../links/account-link.entity.js';
import { type OneTimeLink, PresentedLink } from '../links/link.dto.js';
import { IsNewPassword } from '../passwords/password.dto.js';

/** What people may do; `system` is for machines. */
const ROLES = Object.values(Role).filter((role) => role !== Role.System);

export class CreateInvitation {
  @IsEmailAddress()
  email: string;

  /** What the account may do. */
  @Optional()
  @IsIn(ROLES)
  @ApiProperty({ enum: ROLES, default: Role.User, required: false })
  role: Role = Role.User;
}

export class InvitationView {
  @ApiProperty({ example: 3 })
  readonly id: number;

  @ApiProperty({ example: 'ada@example.com' })
  readonly email: string;

  @ApiProperty({ enum: Role, enumName: 'Role' })
  readonly role: Role;

  readonly createdAt: Date;
  readonly expiresAt: Date;

  static of(link: AccountLink): InvitationView {
    return fieldsOf(link);
  }
}

export class CreatedInvitation extends InvitationView {
  /** Give it to whom you invite, and to nobody else; nothing where it is sent to them by mail. */
  @ApiProperty({ type: String, nullable: true })
  readonly link: string | null;

  /** The part of it that is sent to the API. */
  @ApiProperty({ type: String, nullable: true })
  readonly token: string | null;

  static with(row: AccountLink, made?: Pick<OneTimeLink, 'link' | 'token'>): CreatedInvitation {
    return { ...fieldsOf(row), link: made?.link ?? null, token: made?.token ?? null };
  }
}

export class InvitationPage {
  readonly data: InvitationView[];
  readonly meta: PageMeta;
}

export class AcceptInvitation extends PresentedLink {
  @IsNewPassword(LEAST_ALONE)
  password: string;
}

function fieldsOf({ id, email, role, createdAt, expiresAt }: AccountLink) {
  return { id, email: email ?? '', role: role ?? Role.User, createdAt, expiresAt };
}
