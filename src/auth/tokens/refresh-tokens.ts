import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, LessThan } from 'typeorm';
import { Settings } from '../../config/settings.js';
import { Database } from '../../database/database.js';
import { InvalidRefreshTokenError } from '../auth.errors.js';
import { RefreshToken } from './refresh-token.entity.js';

const DAY_MS = 86_400_000;

/** Tokens that each buy one new access token; a used one that comes again ends its whole family. */
@Injectable()
export class RefreshTokens {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
  ) {}

  /** Begins a family at sign-in, and forgets the user's expired ones. */
  issue(userId: number): Promise<string> {
    return this.database.transaction(async (manager) => {
      await lockSessions(manager, userId);
      await manager.delete(RefreshToken, { userId, expiresAt: LessThan(new Date()) });
      return this.insert(manager, userId, randomUUID());
    });
  }

  /**
   * Exchanges a token for the next of its family. Of two at once, one wins and the other ends the
   * family: the thief and the owner cannot be told apart.
   */
  async rotate(token: string): Promise<{ userId: number; next: string }> {
    const rotated = await this.database.transaction(async (manager) => {
      const found = await this.findLocked(manager, token);
      if (!found || found.expiresAt < new Date()) return undefined;
      const { id, userId, family } = found;
      if (found.usedAt) {
        await manager.delete(RefreshToken, { family });
        return undefined;
      }
      await manager.delete(RefreshToken, { userId, expiresAt: LessThan(new Date()) });
      await manager.update(RefreshToken, { id }, { usedAt: new Date() });
      return { userId, next: await this.insert(manager, userId, family) };
    });
    if (!rotated) throw new InvalidRefreshTokenError();
    return rotated;
  }

  /** Ends the token's family; an unknown token is none any more. */
  revoke(token: string): Promise<void> {
    return this.database.transaction(async (manager) => {
      const found = await this.findLocked(manager, token);
      if (found) await manager.delete(RefreshToken, { family: found.family });
    });
  }

  /** Ends all sessions of the user as part of a transaction. */
  async revokeAll(manager: EntityManager, userId: number): Promise<void> {
    await lockSessions(manager, userId);
    await manager.delete(RefreshToken, { userId });
  }

  private async findLocked(manager: EntityManager, token: string): Promise<RefreshToken | null> {
    const tokenHash = hashOf(token);
    const found = await manager.findOneBy(RefreshToken, { tokenHash });
    if (!found) return null;
    await lockSessions(manager, found.userId);
    // Whoever held the lock before may have used or ended it.
    return manager.findOneBy(RefreshToken, { tokenHash });
  }

  private async insert(manager: EntityManager, userId: number, family: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(Date.now() + this.settings.refreshTokenExpireDays * DAY_MS);
    await manager.insert(RefreshToken, { userId, family, tokenHash: hashOf(token), expiresAt });
    return token;
  }
}

// One change of a user's sessions at a time: a token that is just being made must not survive the
// end of its family.
async function lockSessions(manager: EntityManager, userId: number): Promise<void> {
  await manager.query('SELECT 1 FROM users WHERE id = $1 FOR NO KEY UPDATE', [userId]);
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
