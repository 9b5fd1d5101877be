import { Body, Controller, HttpCode, HttpStatus, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access, CurrentOrigin, type Origin } from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { UserView } from '../../users/index.js';
import { PresentedLink } from '../links/link.dto.js';
import { TokenPair } from '../sessions/sessions.dto.js';
import { Registrations } from './registrations.service.js';
import { Credentials, Registration } from './sign-in.dto.js';
import { SignInService } from './sign-in.service.js';

@ApiTags('auth')
@Controller('auth')
export class SignInController {
  constructor(
    private readonly signIn: SignInService,
    private readonly registrations: Registrations,
  ) {}

  /**
   * Creates an account with the role `user`. Where addresses are verified, it answers 202 for every
   * address, and a link that is mailed there creates the account (`/auth/verify-email`).
   */
  @Post('register')
  @Access('anyone')
  @ApiCreatedResponse({ type: UserView })
  // Without a body, so that what typed clients read of a success stays an account.
  @ApiAcceptedResponse({ description: 'A link is on its way to the address.' })
  @Problems(400, 403, 404, 409)
  async register(
    @CurrentOrigin() origin: Origin,
    @Body() registration: Registration,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserView | undefined> {
    const user = await this.registrations.register(registration, origin);
    if (user) return UserView.of(user);
    reply.status(HttpStatus.ACCEPTED);
    return undefined;
  }

  /** Creates the account of somebody who got the link of a registration, once. */
  @Post('verify-email')
  @HttpCode(200)
  @Access('anyone')
  @Problems(400, 403, 409)
  async verifyEmail(
    @CurrentOrigin() origin: Origin,
    @Body() link: PresentedLink,
  ): Promise<UserView> {
    return UserView.of(await this.registrations.verify(link, origin));
  }

  /**
   * Signs in with e-mail address and password, and a code where the account has a second factor:
   * without it the answer is 401 with the code `AUTH.SECOND_FACTOR_REQUIRED`.
   */
  @Post('login')
  @HttpCode(200)
  @Access('anyone')
  @Problems(400, 401, 403, 429)
  login(@CurrentOrigin() origin: Origin, @Body() credentials: Credentials): Promise<TokenPair> {
    return this.signIn.signIn(credentials, origin);
  }
}
