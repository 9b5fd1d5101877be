import { Body, Controller, Delete, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Access, CurrentOrigin, type Origin } from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { Settings } from '../../../platform/config/index.js';
import { PasskeySignIn } from '../passkeys/passkey.dto.js';
import { PasskeySignInService } from '../passkeys/passkey-sign-in.service.js';
import { type BegunInBrowser, BrowserSessions } from '../sessions/browser-sessions.js';
import { OwnPageGuard } from '../sessions/own-page.guard.js';
import { sessionCookie, sessionIn } from '../sessions/session-cookie.js';
import { AccessToken } from '../sessions/sessions.dto.js';
import { Credentials } from './sign-in.dto.js';
import { SignInService } from './sign-in.service.js';

/** For pages of the service itself: a cookie that only buys access tokens. */
@ApiTags('auth')
@Controller('auth/session')
@UseGuards(OwnPageGuard)
@Access('anyone')
@Problems(400, 403)
export class BrowserSessionController {
  constructor(
    private readonly signIn: SignInService,
    private readonly passkeys: PasskeySignInService,
    private readonly sessions: BrowserSessions,
    private readonly settings: Settings,
  ) {}

  /**
   * Signs a browser in as `/auth/login` does, and sets the cookie of its session: it is sent to
   * `/auth/session` alone, lasts 30 days and 12 hours after its last use, and is kept on https and on
   * this machine only. A session that the browser had before ends.
   */
  @Post()
  @HttpCode(200)
  @Problems(401, 429)
  async begin(
    @CurrentOrigin() origin: Origin,
    @Body() credentials: Credentials,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccessToken> {
    const begun = await this.signIn.begin(credentials, origin, this.sessions);
    return this.keep(begun, request, reply, origin);
  }

  /** The same by a passkey alone, as `/auth/passkeys/sign-in` does. */
  @Post('passkey')
  @HttpCode(200)
  @Problems(401)
  async beginByPasskey(
    @CurrentOrigin() origin: Origin,
    @Body() signIn: PasskeySignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AccessToken> {
    const begun = await this.passkeys.begin(signIn, origin, this.sessions);
    return this.keep(begun, request, reply, origin);
  }

  /** An access token for the session of the browser's cookie, which stays as it is. */
  @Post('token')
  @HttpCode(200)
  @Problems(401)
  token(@CurrentOrigin() origin: Origin, @Req() request: FastifyRequest): Promise<AccessToken> {
    return this.sessions.buy(sessionIn(request.headers), origin);
  }

  /** Ends the session of the browser's cookie, if it has one, and removes the cookie. */
  @Delete()
  @HttpCode(204)
  async end(
    @CurrentOrigin() origin: Origin,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.end(sessionIn(request.headers), origin);
    void reply.header('set-cookie', sessionCookie(undefined, this.settings));
  }

  private async keep(
    begun: BegunInBrowser,
    request: FastifyRequest,
    reply: FastifyReply,
    origin: Origin,
  ): Promise<AccessToken> {
    await this.sessions.end(sessionIn(request.headers), origin);
    void reply.header('set-cookie', sessionCookie(begun.cookie, this.settings));
    return this.sessions.token(begun);
  }
}
