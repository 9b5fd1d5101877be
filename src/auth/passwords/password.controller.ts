import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, PASSWORD_OWNERS } from '../../access/access.js';
import { type Actor, CurrentUser } from '../../access/actor.js';
import { Role } from '../../access/role.js';
import { Problems } from '../../common/errors/problems.decorator.js';
import { PasswordChanges } from './password-changes.service.js';
import { PasswordChange } from './password.dto.js';

@ApiTags('auth')
@Controller('auth/password')
export class PasswordController {
  constructor(private readonly passwords: PasswordChanges) {}

  /** Changes the own password and ends every session: sign in again. */
  @Post()
  @HttpCode(204)
  @Access(Role.User, PASSWORD_OWNERS)
  @Problems(400, 403, 429)
  change(@CurrentUser() actor: Actor, @Body() change: PasswordChange): Promise<void> {
    return this.passwords.change(actor, change);
  }
}
