import { Injectable } from '@nestjs/common';
import { type EntityManager, MoreThan } from 'typeorm';
import type { Actor, Origin } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { pageById } from '../../../platform/common/pagination/by-id.js';
import type { Page, PageQuery } from '../../../platform/common/pagination/page.js';
import { Settings } from '../../../platform/config/index.js';
import { Database } from '../../../platform/database/index.js';
import { AccountSessions, UsersService } from '../../users/index.js';
import { AccessTokens, type TokenOwner } from '../tokens/access-tokens.js';
import { RefreshTokens, type Rotation } from '../tokens/refresh-tokens.js';
import { Session } from '../tokens/session.entity.js';
import { SessionRows } from '../tokens/session-rows.js';
import { SessionNotFoundError } from './session.errors.js';
import type { TokenPair } from './sessions.dto.js';

/** A session with its owner, and the refresh token that it has now. */
export type Begun = Rotation;

/** What begins a session of some kind in the transaction that has shown who it is. */
export interface SessionBeginner<Session> {
  begin(manager: EntityManager, owner: TokenOwner, origin: Origin): Promise<Session>;
}

/** What begins with signing in, goes on by refreshing and ends with signing out. */
@Injectable()
export class SessionsService implements SessionBeginner<Begun> {
  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
    private readonly sessions: AccountSessions,
    private readonly rows: SessionRows,
    private readonly refreshTokens: RefreshTokens,
    private readonly accessTokens: AccessTokens,
    private readonly audit: AuditLog,
    private readonly settings: Settings,
  ) {}

  /** Begins a session of an account that is locked, whose owner has just shown that it is them. */
  async begin(manager: EntityManager, owner: TokenOwner, origin: Origin): Promise<Begun> {
    const session = await this.rows.begin(manager, owner.id, origin);
    return { owner, session, next: await this.refreshTokens.issue(manager, owner.id, session) };
  }

  /** @throws InvalidRefreshTokenError, RefreshTokenSupersededError */
  async refresh(refreshToken: string, origin: Origin): Promise<TokenPair> {
    return this.pair(await this.refreshTokens.rotate(refreshToken, origin));
  }

  end(refreshToken: string, origin: Origin): Promise<void> {
    return this.refreshTokens.revoke(refreshToken, origin);
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

  /** The own sessions that have not ended, newest first. */
  list(actor: Actor, query: PageQuery): Promise<Page<Session>> {
    const sessions = this.database.of(actor).repository(Session);
    const live = { userId: actor.id, expiresAt: MoreThan(new Date()) };
    return pageById('-id', query, ({ id, ...range }) =>
      sessions.find({ where: { ...live, id }, ...range }),
    );
  }

  /**
   * Ends one of the own sessions, from the next request on.
   * @throws SessionNotFoundError also for somebody else's
   */
  endOne(actor: Actor, id: number): Promise<void> {
    return this.database.of(actor).transaction(async (manager) => {
      // A token that is just being made for it must not survive it.
      await this.users.lock(manager, actor.id);
      const session = await manager.findOneBy(Session, { id, userId: actor.id });
      if (!session) throw new SessionNotFoundError(id);
      await this.refreshTokens.end(manager, session);
      await this.audit.record(manager, actor, {
        action: 'auth.session_ended',
        subject: { type: 'user', id: actor.id },
        before: { session: id, device: session.device, address: session.address },
      });
    });
  }

  /** The refresh token with an access token beside it. */
  async pair({ owner, session, next: refreshToken }: Begun): Promise<TokenPair> {
    const accessToken = await this.accessTokens.issue(owner, session);
    const expiresIn = this.settings.accessTokenExpireMinutes * 60;
    return { accessToken, refreshToken, tokenType: 'Bearer', expiresIn };
  }
}
