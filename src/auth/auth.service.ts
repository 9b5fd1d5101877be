import { Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { Settings } from '../config/settings.js';
import type { Actor } from '../users/actor.js';
import { UsersService } from '../users/users.service.js';
import type { Credentials, PasswordChange, Registration, TokenPair } from './auth.dto.js';
import {
  InvalidCredentialsError,
  InvalidRefreshTokenError,
  WrongPasswordError,
} from './auth.errors.js';
import { RefreshTokens } from './refresh-tokens.js';

/** Sign-in by password, and the tokens that follow from it. */
@Injectable()
export class AuthService {
  constructor(
    private readonly users: UsersService,
    private readonly refreshTokens: RefreshTokens,
    private readonly jwt: JwtService,
    private readonly settings: Settings,
  ) {}

  register({ email, password }: Registration) {
    return this.users.create(email, password);
  }

  async login({ email, password }: Credentials): Promise<TokenPair> {
    const user = await this.users.authenticate(email, password);
    if (!user) throw new InvalidCredentialsError();
    return this.tokens(user.id, await this.refreshTokens.issue(user.id));
  }

  async refresh(refreshToken: string): Promise<TokenPair> {
    const { userId, next } = await this.refreshTokens.rotate(refreshToken);
    if (!(await this.users.findActor(userId))) throw new InvalidRefreshTokenError();
    return this.tokens(userId, next);
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

  private async tokens(userId: number, refreshToken: string): Promise<TokenPair> {
    const accessToken = await this.jwt.signAsync({}, { subject: String(userId) });
    const expiresIn = this.settings.accessTokenExpireMinutes * 60;
    return { accessToken, refreshToken, tokenType: 'Bearer', expiresIn };
  }
}
