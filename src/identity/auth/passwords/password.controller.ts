import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Access,
  type Actor,
  CurrentUser,
  PASSWORD_OWNERS,
  Role,
  WithoutSecondFactor,
} from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { PasswordChange } from './password.dto.js';
import { PasswordChanges } from './password-changes.service.js';

@ApiTags('auth')
@Controller('auth/password')
export class PasswordController {
  constructor(private readonly passwords: PasswordChanges) {}

  /** Changes the own password and ends every session: sign in again. */
  @Post()
  @HttpCode(204)
  @Access(Role.User, PASSWORD_OWNERS)
  @WithoutSecondFactor()
  @Problems(400, 403, 429)
  change(@CurrentUser() actor: Actor, @Body() change: PasswordChange): Promise<void> {
    return this.passwords.change(actor, change);
  }
}
