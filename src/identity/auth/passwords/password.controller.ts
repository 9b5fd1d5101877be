import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Access,
  type Actor,
  CurrentOrigin,
  CurrentUser,
  type Origin,
  PASSWORD_OWNERS,
  Role,
  WithoutSecondFactor,
} from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { MAIL_NOTICE, MailNotice } from '../links/link.dto.js';
import { ForgottenPassword, PasswordChange, PasswordReset } from './password.dto.js';
import { PasswordChanges } from './password-changes.service.js';
import { PasswordResets } from './password-resets.service.js';

@ApiTags('auth')
@Controller('auth/password')
export class PasswordController {
  constructor(
    private readonly passwords: PasswordChanges,
    private readonly resets: PasswordResets,
  ) {}

  /** Changes the own password and ends every session: sign in again. */
  @Post()
  @HttpCode(204)
  @Access(Role.User, PASSWORD_OWNERS)
  @WithoutSecondFactor()
  @Problems(400, 403, 429)
  change(@CurrentUser() actor: Actor, @Body() change: PasswordChange): Promise<void> {
    return this.passwords.change(actor, change);
  }

  /**
   * Mails a link for a new password to whoever has an account with this address. The answer is the
   * same where nobody has one, and where the address got several such mails within the hour.
   */
  @Post('forgot')
  @HttpCode(202)
  @Access('anyone')
  @Problems(400)
  async forget(
    @CurrentOrigin() origin: Origin,
    @Body() forgotten: ForgottenPassword,
  ): Promise<MailNotice> {
    await this.resets.forget(forgotten, origin);
    return MAIL_NOTICE;
  }

  /** Sets a new password by a link, once, and ends every session: sign in with it. */
  @Post('reset')
  @HttpCode(204)
  @Access('anyone')
  @Problems(400, 403)
  reset(@CurrentOrigin() origin: Origin, @Body() reset: PasswordReset): Promise<void> {
    return this.resets.reset(reset, origin);
  }
}
