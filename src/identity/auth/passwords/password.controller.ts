import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
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
import { Settings } from '../../../platform/config/index.js';
import { MAIL_NOTICE, MailNotice } from '../links/link.dto.js';
import { sessionCookie } from '../sessions/session-cookie.js';
import { ForgottenPassword, PasswordChange, PasswordReset } from './password.dto.js';
import { PasswordChanges } from './password-changes.service.js';
import { PasswordResets } from './password-resets.service.js';

@ApiTags('auth')
@Controller('auth/password')
export class PasswordController {
  constructor(
    private readonly passwords: PasswordChanges,
    private readonly resets: PasswordResets,
    private readonly settings: Settings,
  ) {}

  /**
   * Changes the own password and ends every session: sign in again. A browser that has the cookie of
   * a session gets another one, and goes on by `/auth/session/token`.
   */
  @Post()
  @HttpCode(204)
  @Access(Role.User, PASSWORD_OWNERS)
  @WithoutSecondFactor()
  @Problems(400, 403, 429)
  async change(
    @CurrentUser() actor: Actor,
    @Body() change: PasswordChange,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const cookie = await this.passwords.change(actor, change);
    if (cookie) void reply.header('set-cookie', sessionCookie(cookie, this.settings));
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
