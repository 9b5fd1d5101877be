import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor, Origin } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { Settings } from '../../../platform/config/index.js';
import { Database } from '../../../platform/database/index.js';
import { AccountSessions } from '../../users/index.js';
import { AccessTokens, type TokenOwner } from '../tokens/access-tokens.js';
import { RefreshTokens } from '../tokens/refresh-tokens.js';
import type { TokenPair } from './sessions.dto.js';

/** What begins with signing in, goes on by refreshing and ends with signing out. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly sessions: AccountSessions,
    private readonly refreshTokens: RefreshTokens,
    private readonly accessTokens: AccessTokens,
    private readonly audit: AuditLog,
    private readonly settings: Settings,
  ) {}

  /** Begins a session of an account that is locked; gives its first refresh token. */
  begin(manager: EntityManager, owner: TokenOwner): Promise<string> {
    return this.refreshTokens.issue(manager, owner.id);
  }

  /** @throws InvalidRefreshTokenError, RefreshTokenSupersededError */
  async refresh(refreshToken: string, origin: Origin): Promise<TokenPair> {
    const { owner, next } = await this.refreshTokens.rotate(refreshToken, origin);
    return this.pair(owner, next);
  }

  end(refreshToken: string): Promise<void> {
    return this.refreshTokens.revoke(refreshToken);
  }

  /** Signs the caller out on every device, from the next request on. */
  endAll(actor: Actor): Promise<void> {
    return this.database.of(actor).transaction(async (manager) => {
      await this.sessions.endAll(manager, actor.id);
      await this.audit.record(manager, actor, {
        action: 'auth.logged_out_everywhere',
        subject: { type: 'user', id: actor.id },
      });
    });
  }

  /** The refresh token with an access token beside it. */
  async pair(owner: TokenOwner, refreshToken: string): Promise<TokenPair> {
    const accessToken = await this.accessTokens.issue(owner);
    const expiresIn = this.settings.accessTokenExpireMinutes * 60;
    return { accessToken, refreshToken, tokenType: 'Bearer', expiresIn };
  }
}
