import { Injectable } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import type { Actor } from '../access/actor.js';
import { UsersService } from '../users/users.service.js';
import type { Credentials, PasswordChange, Registration, TokenPair } from './auth.dto.js';
import {
  InvalidCredentialsError,
  InvalidRefreshTokenError,
  WrongPasswordError,
} from './auth.errors.js';
import { AccessTokens, type TokenOwner } from './tokens/access-tokens.js';
import { RefreshTokens } from './tokens/refresh-tokens.js';

/** Sign-in by password, and the tokens that follow from it. */
@Injectable()
export class AuthService {
  constructor(
    private readonly users: UsersService,
    private readonly refreshTokens: RefreshTokens,
    private readonly accessTokens: AccessTokens,
    private readonly settings: Settings,
  ) {}

  register({ email, password }: Registration) {
    return this.users.create(email, password);
  }

  async login({ email, password }: Credentials): Promise<TokenPair> {
    const user = await this.users.authenticate(email, password);
    if (!user) throw new InvalidCredentialsError();
    return this.tokens(user, await this.refreshTokens.issue(user.id));
  }

  async refresh(refreshToken: string): Promise<TokenPair> {
    const { userId, next } = await this.refreshTokens.rotate(refreshToken);
    const user = await this.users.find(userId);
    if (!user) throw new InvalidRefreshTokenError();
    return this.tokens(user, next);
  }

  logout(refreshToken: string): Promise<void> {
    return this.refreshTokens.revoke(refreshToken);
  }

  /** Sets another password and ends every refresh token. */
  async changePassword(actor: Actor, change: PasswordChange): Promise<void> {
    const { email } = await this.users.get(actor.id);
    const known = await this.users.authenticate(email, change.currentPassword);
    if (!known) throw new WrongPasswordError();
    await this.users.changePassword(actor.id, change.newPassword, (manager) =>
      this.refreshTokens.revokeAll(manager, actor.id),
    );
  }

  private async tokens(user: TokenOwner, refreshToken: string): Promise<TokenPair> {
    const accessToken = await this.accessTokens.issue(user);
    const expiresIn = this.settings.accessTokenExpireMinutes * 60;
    return { accessToken, refreshToken, tokenType: 'Bearer', expiresIn };
  }
}
