import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, CurrentOrigin, type Origin } from '../../../platform/access/index.js';
import { Problems } from '../../../platform/common/errors/problems.decorator.js';
import { UserView } from '../../users/index.js';
import { TokenPair } from '../sessions/sessions.dto.js';
import { Credentials, Registration } from './sign-in.dto.js';
import { SignInService } from './sign-in.service.js';

@ApiTags('auth')
@Controller('auth')
export class SignInController {
  constructor(private readonly signIn: SignInService) {}

  /** Creates an account with the role `user`. */
  @Post('register')
  @Access('anyone')
  @Problems(400, 403, 404, 409)
  async register(
    @CurrentOrigin() origin: Origin,
    @Body() registration: Registration,
  ): Promise<UserView> {
    return UserView.of(await this.signIn.register(registration, origin));
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
