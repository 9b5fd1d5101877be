import { createHash, randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager, LessThan } from 'typeorm';
import type { Origin } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { Settings } from '../../../platform/config/index.js';
import { Database, type OrganizationRow } from '../../../platform/database/index.js';
import { Events } from '../../../platform/events/index.js';
import { OrganizationNames } from '../../organizations/index.js';
import { AccountSessions, userSignedOut, UsersService } from '../../users/index.js';
import { Admission } from '../admission/admission.js';
import type { TokenOwner } from './access-tokens.js';
import { RefreshToken } from './refresh-token.entity.js';
import { InvalidRefreshTokenError, RefreshTokenSupersededError } from './refresh-token.errors.js';
import { Session } from './session.entity.js';
import { sessionEnded } from './session.events.js';
import { type LiveSession, SessionRows } from './session-rows.js';

// Of all organisations: whose the token is, is what it finds out.
const FIND_ORGANIZATION = {
  name: 'find_organization_of_token',
  text: 'SELECT organization_id AS "organizationId" FROM refresh_tokens WHERE token_hash = $1',
};
// By the database's clock, which all instances share.
const FIND = `
  SELECT id, user_id AS "userId", family, expires_at < clock_timestamp() AS "isExpired",
    used_at IS NOT NULL AS "isUsed",
    coalesce(used_at > clock_timestamp() - make_interval(secs => $2), false) AS "isJustUsed"
  FROM refresh_tokens WHERE token_hash = $1`;

interface Presented {
  readonly id: number;
  readonly userId: number;
  readonly family: string;
  readonly isExpired: boolean;
  readonly isUsed: boolean;
  readonly isJustUsed: boolean;
}

type OwnedFamily = Pick<Presented, 'userId' | 'family'>;

/** A token's owner, and the token that follows it. */
export interface Rotation {
  readonly owner: TokenOwner;
  readonly session: LiveSession;
  readonly next: string;
}

/** Tokens that each buy one new access token; a used one that comes again ends its whole family. */
@Injectable()
export class RefreshTokens implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly names: OrganizationNames,
    private readonly admission: Admission,
    private readonly users: UsersService,
    private readonly sessions: AccountSessions,
    private readonly rows: SessionRows,
    private readonly events: Events,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.events.within(userSignedOut, async ({ userId }, manager) => {
      await manager.delete(RefreshToken, { userId });
      await manager.delete(Session, { userId });
    });
  }

  /** The first token of a session of an account that is locked; forgets its expired ones. */
  async issue(manager: EntityManager, userId: number, session: LiveSession): Promise<string> {
    await manager.delete(RefreshToken, { userId, expiresAt: LessThan(new Date()) });
    return this.insert(manager, userId, session);
  }

  /** Ends a session with all that belongs to it. */
  async end(manager: EntityManager, { userId, family }: OwnedFamily): Promise<void> {
    await manager.delete(RefreshToken, { family });
    await manager.delete(Session, { family });
    await this.events.publish(manager, sessionEnded, { userId });
  }

  /**
   * Exchanges a token for the next of its family. Of several at once, exactly one wins. The others
   * end the family, since a thief and the owner cannot be told apart (RFC 9700, 4.14.2), unless they
   * come within the grace that the settings allow.
   * @throws InvalidRefreshTokenError, RefreshTokenSupersededError, OrganizationInactiveError,
   * AddressRefusedError
   */
  async rotate(token: string, origin: Origin): Promise<Rotation> {
    const organizationId = await this.organizationOf(token);
    // At the address of another organisation it is as if it were not there, and stays as it is.
    if (organizationId === undefined || !(await this.names.isAtHome(organizationId, origin.host))) {
      throw new InvalidRefreshTokenError();
    }
    await this.admission.admitSession(organizationId, origin);
    const outcome = await this.database
      .of(organizationId)
      .transaction((manager) => this.exchange(manager, token, origin));
    // Not thrown in the transaction, which would take back that the family has ended.
    if (outcome instanceof Error) throw outcome;
    return outcome;
  }

  /** Ends the token's family; an unknown token is none any more. */
  async revoke(token: string, origin: Origin): Promise<void> {
    const organizationId = await this.organizationOf(token);
    if (organizationId === undefined) return;
    await this.database.of(organizationId).transaction(async (manager) => {
      const { presented } = await this.findLocked(manager, token);
      if (!presented) return;
      const { userId: id } = presented;
      await this.end(manager, presented);
      await this.audit.record(
        manager,
        { id, origin },
        { action: 'auth.signed_out', subject: { type: 'user', id } },
      );
    });
  }

  private async organizationOf(token: string): Promise<number | undefined> {
    const [found] = await this.database.system.run<OrganizationRow>(FIND_ORGANIZATION, [
      hashOf(token),
    ]);
    return found?.organizationId;
  }

  private async exchange(
    manager: EntityManager,
    token: string,
    origin: Origin,
  ): Promise<Rotation | Error> {
    const { presented, owner } = await this.findLocked(manager, token);
    if (!presented || !owner || presented.isExpired) return new InvalidRefreshTokenError();
    if (presented.isJustUsed) return new RefreshTokenSupersededError();
    const { id, userId, family } = presented;
    if (presented.isUsed) {
      await this.endStolen(manager, presented, origin);
      return new InvalidRefreshTokenError();
    }
    await manager.delete(RefreshToken, { userId, expiresAt: LessThan(new Date()) });
    await manager.update(RefreshToken, { id }, { usedAt: () => 'clock_timestamp()' });
    const told = await this.rows.worthTelling(manager, { userId, family }, origin);
    if (told) await this.recordRefresh(manager, userId, origin, told);
    const session = await this.rows.use(manager, { userId, family }, origin);
    return { owner, session, next: await this.insert(manager, userId, session) };
  }

  private recordRefresh(
    manager: EntityManager,
    id: number,
    origin: Origin,
    change: { readonly before?: object },
  ): Promise<void> {
    const entry = { action: 'auth.session_refreshed', subject: { type: 'user', id } };
    return this.audit.record(manager, { id, origin }, { ...entry, ...change });
  }

  // Which access tokens came from the family is not known: all of the account end. Its other
  // sessions get new ones by their refresh tokens, as they do every few minutes.
  private async endStolen(
    manager: EntityManager,
    presented: Presented,
    origin: Origin,
  ): Promise<void> {
    const { userId } = presented;
    await this.end(manager, presented);
    await this.sessions.endAccess(manager, userId);
    await this.audit.record(
      manager,
      { origin },
      {
        action: 'auth.refresh_token_reused',
        subject: { type: 'user', id: userId },
      },
    );
  }

  // One change of a user's sessions at a time: a token that is just being made must not survive the
  // end of its family.
  private async findLocked(
    manager: EntityManager,
    token: string,
  ): Promise<{ presented?: Presented; owner?: TokenOwner }> {
    const first = await this.find(manager, token);
    if (!first) return {};
    const owner = await this.users.lock(manager, first.userId);
    // Whoever held the lock before may have used or ended it.
    const presented = await this.find(manager, token);
    return { ...(presented && { presented }), ...(owner && { owner }) };
  }

  private async find(manager: EntityManager, token: string): Promise<Presented | undefined> {
    const values = [hashOf(token), this.settings.refreshTokenReuseGraceSeconds];
    const rows: Presented[] = await manager.query(FIND, values);
    return rows[0];
  }

  private async insert(
    manager: EntityManager,
    userId: number,
    { family, expiresAt }: LiveSession,
  ): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await manager.insert(RefreshToken, { userId, family, tokenHash: hashOf(token), expiresAt });
    return token;
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
