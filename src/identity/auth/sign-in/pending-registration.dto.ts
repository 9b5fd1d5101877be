import { ApiProperty } from '@nestjs/swagger';
import { PageMeta } from '../../../platform/common/pagination/page.js';
import type { AccountLink } from '../links/account-link.entity.js';

export class PendingRegistration {
  @ApiProperty({ example: 3 })
  readonly id: number;

  /** Nobody has shown yet that it is theirs. */
  @ApiProperty({ example: 'ada@example.com' })
  readonly email: string;

  readonly createdAt: Date;
  readonly expiresAt: Date;

  static of({ id, email, createdAt, expiresAt }: AccountLink): PendingRegistration {
    return { id, email: email ?? '', createdAt, expiresAt };
  }
}

export class PendingRegistrationPage {
  readonly data: PendingRegistration[];
  readonly meta: PageMeta;
}
