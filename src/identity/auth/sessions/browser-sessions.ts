import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor, Origin } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { Settings } from '../../../platform/config/index.js';
import { Database } from '../../../platform/database/index.js';
import { OrganizationNames } from '../../organizations/index.js';
import { UsersService } from '../../users/index.js';
import { Admission } from '../admission/admission.js';
import { AccessTokens, type TokenOwner } from '../tokens/access-tokens.js';
import { RefreshTokens } from '../tokens/refresh-tokens.js';
import { Session } from '../tokens/session.entity.js';
import { type LiveSession, SessionRows } from '../tokens/session-rows.js';
import { NoSessionError } from './session.errors.js';
import type { AccessToken } from './sessions.dto.js';

// Of all organisations: whose the session is, is what it finds out.
const FIND = {
  name: 'find_session_of_cookie',
  text: `SELECT organization_id AS "organizationId", user_id AS "userId", family
         FROM sessions WHERE cookie_hash = $1 AND expires_at > clock_timestamp()`,
};

type Found = Pick<Session, 'organizationId' | 'userId' | 'family'>;

/** A session that a browser goes on with, and its cookie. */
export interface BegunInBrowser {
  readonly owner: TokenOwner;
  readonly session: LiveSession;
  readonly cookie: string;
}

/**
 * Sessions of browsers. A cookie buys access tokens, as often as a page asks, and is the same for all
 * tabs: a token that changed with each use would be lost by two tabs, or with one answer.
 */
@Injectable()
export class BrowserSessions {
  constructor(
    private readonly database: Database,
    private readonly names: OrganizationNames,
    private readonly admission: Admission,
    private readonly users: UsersService,
    private readonly rows: SessionRows,
    private readonly refreshTokens: RefreshTokens,
    private readonly accessTokens: AccessTokens,
    private readonly audit: AuditLog,
    private readonly settings: Settings,
  ) {}

  /** Begins one of an account that is locked, whose owner has just shown that it is them. */
  async begin(
    manager: EntityManager,
    owner: TokenOwner,
    origin: Origin,
    provenAt?: Date,
  ): Promise<BegunInBrowser> {
    const cookie = randomBytes(32).toString('base64url');
    const how = { cookieHash: hashOf(cookie), ...(provenAt && { provenAt }) };
    const session = await this.rows.begin(manager, owner.id, origin, how);
    return { owner, session, cookie };
  }

  /**
   * An access token for whoever shows the cookie.
   * @throws NoSessionError, OrganizationInactiveError, AddressRefusedError
   */
  async buy(cookie: string | undefined, origin: Origin): Promise<AccessToken> {
    const found = await this.find(cookie);
    // At the address of another organisation it is as if it were not there.
    if (!found || !(await this.names.isAtHome(found.organizationId, origin.host))) {
      throw new NoSessionError();
    }
    await this.admission.admitSession(found.organizationId, origin);
    const { owner, session } = await this.database.of(found).transaction(async (manager) => {
      const owner = await this.users.lock(manager, found.userId);
      // Whoever held the lock before may have ended it, or given it another cookie.
      if (!owner || !cookie || !(await manager.existsBy(Session, { cookieHash: hashOf(cookie) }))) {
        throw new NoSessionError();
      }
      await this.tellUse(manager, found, origin);
      return { owner, session: await this.rows.use(manager, found, origin) };
    });
    return this.token({ owner, session });
  }

  /** What a page calls with. */
  async token({ owner, session }: Omit<BegunInBrowser, 'cookie'>): Promise<AccessToken> {
    const accessToken = await this.accessTokens.issue(owner, session);
    const expiresIn = this.settings.accessTokenExpireMinutes * 60;
    return { accessToken, tokenType: 'Bearer', expiresIn };
  }

  /** Ends the session of the cookie, if it has one. */
  async end(cookie: string | undefined, origin: Origin): Promise<void> {
    const found = await this.find(cookie);
    if (!found) return;
    const { userId: id } = found;
    await this.database.of(found).transaction(async (manager) => {
      await this.users.lock(manager, id);
      await this.refreshTokens.end(manager, found);
      const entry = { action: 'auth.signed_out', subject: { type: 'user', id } };
      await this.audit.record(manager, { id, origin }, entry);
    });
  }

  /** Whether the caller goes on by a cookie. */
  isOf(manager: EntityManager, { sessionId }: Pick<Actor, 'sessionId'>): Promise<boolean> {
    if (!sessionId) return Promise.resolve(false);
    return manager.findOneBy(Session, { id: sessionId }).then((session) => !!session?.cookieHash);
  }

  /** Gives the caller's session another cookie, where it goes on by one; the old one is none any more. */
  async renew(actor: Actor): Promise<string | undefined> {
    return this.database.of(actor).transaction(async (manager) => {
      await this.users.lock(manager, actor.id);
      if (!actor.sessionId || !(await this.isOf(manager, actor))) return undefined;
      const cookie = randomBytes(32).toString('base64url');
      const session = { id: actor.sessionId, userId: actor.id };
      await manager.update(Session, session, { cookieHash: hashOf(cookie) });
      return cookie;
    });
  }

  private async find(cookie: string | undefined): Promise<Found | undefined> {
    if (cookie === undefined) return undefined;
    const [found] = await this.database.system.run<Found>(FIND, [hashOf(cookie)]);
    return found;
  }

  private async tellUse(manager: EntityManager, found: Found, origin: Origin): Promise<void> {
    const told = await this.rows.worthTelling(manager, found, origin);
    if (!told) return;
    const { userId: id } = found;
    const entry = { action: 'auth.session_refreshed', subject: { type: 'user', id }, ...told };
    await this.audit.record(manager, { id, origin }, entry);
  }
}

function hashOf(cookie: string): Buffer {
  return createHash('sha256').update(cookie).digest();
}
