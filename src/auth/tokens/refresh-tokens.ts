import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager, LessThan } from 'typeorm';
import type { Origin } from '../../access/origin.js';
import { AuditLog } from '../../audit/audit-log.js';
import { Settings } from '../../config/settings.js';
import { Database } from '../../database/database.js';
import { AccountSessions } from '../../users/account-sessions.js';
import { UsersService } from '../../users/users.service.js';
import {
  InvalidRefreshTokenError,
  RefreshTokenSupersededError,
} from '../sessions/sessions.errors.js';
import type { TokenOwner } from './access-tokens.js';
import { RefreshToken } from './refresh-token.entity.js';

const DAY_MS = 86_400_000;

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

/** A token's owner, and the token that follows it. */
export interface Rotation {
  readonly owner: TokenOwner;
  readonly next: string;
}

/** Tokens that each buy one new access token; a used one that comes again ends its whole family. */
@Injectable()
export class RefreshTokens implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly users: UsersService,
    private readonly sessions: AccountSessions,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.sessions.onEnd(async (manager, userId) => {
      await manager.delete(RefreshToken, { userId });
    });
  }

  /** Begins a family of an account that is locked, and forgets its expired ones. */
  async issue(manager: EntityManager, userId: number): Promise<string> {
    await manager.delete(RefreshToken, { userId, expiresAt: LessThan(new Date()) });
    return this.insert(manager, userId, randomUUID());
  }

  /**
   * Exchanges a token for the next of its family. Of several at once, exactly one wins. The others
   * end the family, since a thief and the owner cannot be told apart (RFC 9700, 4.14.2), unless they
   * come within the grace that the settings allow.
   * @throws InvalidRefreshTokenError, RefreshTokenSupersededError
   */
  async rotate(token: string, origin: Origin): Promise<Rotation> {
    const outcome = await this.database.transaction((manager) =>
      this.exchange(manager, token, origin),
    );
    // Not thrown in the transaction, which would take back that the family has ended.
    if (outcome instanceof Error) throw outcome;
    return outcome;
  }

  /** Ends the token's family; an unknown token is none any more. */
  revoke(token: string): Promise<void> {
    return this.database.transaction(async (manager) => {
      const { presented } = await this.findLocked(manager, token);
      if (presented) await manager.delete(RefreshToken, { family: presented.family });
    });
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
    return { owner, next: await this.insert(manager, userId, family) };
  }

  // Which access tokens came from the family is not known: all of the account end. Its other
  // sessions get new ones by their refresh tokens, as they do every few minutes.
  private async endStolen(
    manager: EntityManager,
    { userId, family }: Presented,
    origin: Origin,
  ): Promise<void> {
    await manager.delete(RefreshToken, { family });
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

  private async insert(manager: EntityManager, userId: number, family: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(Date.now() + this.settings.refreshTokenExpireDays * DAY_MS);
    await manager.insert(RefreshToken, { userId, family, tokenHash: hashOf(token), expiresAt });
    return token;
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
