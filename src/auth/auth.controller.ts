import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Problems } from '../common/errors/problems.decorator.js';
import { Access } from '../access/access.js';
import { type Actor, CurrentUser } from '../access/actor.js';
import { Role } from '../access/role.js';
import { UserView } from '../users/user.dto.js';
import {
  Credentials,
  PasswordChange,
  RefreshRequest,
  Registration,
  TokenPair,
} from './auth.dto.js';
import { AuthService } from './auth.service.js';

@ApiTags('auth')
@Controller('auth')
export class AuthController {
  constructor(private readonly auth: AuthService) {}

  /** Creates an account with the role `user`. */
  @Post('register')
  @Access('anyone')
  @Problems(400, 409)
  async register(@Body() registration: Registration): Promise<UserView> {
    return UserView.of(await this.auth.register(registration));
  }

  /** Signs in with e-mail address and password. */
  @Post('login')
  @HttpCode(200)
  @Access('anyone')
  @Problems(400, 401)
  login(@Body() credentials: Credentials): Promise<TokenPair> {
    return this.auth.login(credentials);
  }

  /** Exchanges a refresh token, once, for a new pair of tokens. */
  @Post('refresh')
  @HttpCode(200)
  @Access('anyone')
  @Problems(400, 401)
  refresh(@Body() { refreshToken }: RefreshRequest): Promise<TokenPair> {
    return this.auth.refresh(refreshToken);
  }

  /** Ends the session that the refresh token belongs to. */
  @Post('logout')
  @HttpCode(204)
  @Access('anyone')
  @Problems(400)
  logout(@Body() { refreshToken }: RefreshRequest): Promise<void> {
    return this.auth.logout(refreshToken);
  }

  /** Changes the own password; every refresh token ends, access tokens when they expire. */
  @Post('password')
  @HttpCode(204)
  @Access(Role.User)
  @Problems(400, 403)
  changePassword(@CurrentUser() actor: Actor, @Body() change: PasswordChange): Promise<void> {
    return this.auth.changePassword(actor, change);
  }
}
