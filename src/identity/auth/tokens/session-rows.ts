import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager, LessThan } from 'typeorm';
import type { Actor, Origin } from '../../../platform/access/index.js';
import { Settings } from '../../../platform/config/index.js';
import { Session } from './session.entity.js';

const MINUTES_OF_A_DAY = 1_440;
const MAX_DEVICE = 300;

/** What a browser goes on with by itself ends sooner than what a client keeps with care. */
const COOKIE_IDLE_MINUTES = 12 * 60;
const COOKIE_MAX_MINUTES = 30 * MINUTES_OF_A_DAY;

// By the database's clock, which all instances share.
const BEGIN = `
  INSERT INTO sessions
    (user_id, family, device, address, proven_at, expires_at, ends_at, cookie_hash)
  VALUES ($1, $2, $3, $4, $5,
          now() + make_interval(mins => least($6::int, $7::int)),
          now() + make_interval(mins => $7::int), $8)
  RETURNING id, family, expires_at AS "expiresAt", proven_at AS "provenAt"`;
const USE = `
  UPDATE sessions SET last_used_at = now(), device = $3, address = $4,
    expires_at = least(ends_at, now() + make_interval(
      mins => CASE WHEN cookie_hash IS NULL THEN $5::int ELSE $6::int END))
  WHERE user_id = $1 AND family = $2
  RETURNING id, family, expires_at AS "expiresAt", proven_at AS "provenAt"`;

const LAST_USE = `
  SELECT address,
         last_used_at = created_at OR last_used_at < date_trunc('day', now(), 'UTC') AS "isNew"
  FROM sessions WHERE user_id = $1 AND family = $2`;

type LastUse = Pick<Session, 'address'> & { readonly isNew: boolean };

/** A session as tokens need to know it. */
export interface LiveSession {
  readonly id: number;
  readonly family: string;
  /** When the refresh token ends that it has now. */
  readonly expiresAt: Date;
  readonly provenAt: Date | null;
}

/** How a session begins that is not just any. */
export interface Beginning {
  /** Of the cookie that it goes on with. */
  readonly cookieHash?: Buffer;
  /** When its owner has shown that it is them, if that was not just now. */
  readonly provenAt?: Date;
}

interface NewSession {
  readonly userId: number;
  readonly family: string;
  readonly provenAt: Date | null;
  readonly cookieHash?: Buffer;
}

/** The rows of sessions, each of an account that the caller has locked. */
@Injectable()
export class SessionRows {
  private readonly idleMinutes: number;
  private readonly maxMinutes: number;

  constructor({ refreshTokenExpireDays, sessionIdleMinutes, sessionMaxDays }: Settings) {
    const refreshMinutes = refreshTokenExpireDays * MINUTES_OF_A_DAY;
    this.idleMinutes = Math.min(refreshMinutes, sessionIdleMinutes || Infinity);
    this.maxMinutes = sessionMaxDays * MINUTES_OF_A_DAY;
  }

  /** Begins one whose owner has just shown that it is them; forgets those that have ended. */
  async begin(
    manager: EntityManager,
    userId: number,
    origin: Origin,
    { provenAt = new Date(), ...how }: Beginning = {},
  ): Promise<LiveSession> {
    await manager.delete(Session, { userId, expiresAt: LessThan(new Date()) });
    return this.insert(manager, { userId, family: randomUUID(), provenAt, ...how }, origin);
  }

  /** The session of a family that is refreshed; one that is older than its table gets its row now. */
  async use(
    manager: EntityManager,
    { userId, family }: { readonly userId: number; readonly family: string },
    origin: Origin,
  ): Promise<LiveSession> {
    const idle = [this.idleMinutes, Math.min(this.idleMinutes, COOKIE_IDLE_MINUTES)];
    const values = [userId, family, deviceOf(origin), origin.address, ...idle];
    const [[session]] = await manager.query<[LiveSession[], number]>(USE, values);
    return session ?? this.insert(manager, { userId, family, provenAt: null }, origin);
  }

  /**
   * What to tell of a session that is about to be refreshed: the first time, from another address,
   * which is then named, and once a day. All of them, every few minutes of every session, would bury
   * what else the audit log has.
   */
  async worthTelling(
    manager: EntityManager,
    { userId, family }: { readonly userId: number; readonly family: string },
    { address }: Origin,
  ): Promise<{ readonly before?: object } | undefined> {
    const [last] = await manager.query<[LastUse?]>(LAST_USE, [userId, family]);
    if (!last) return undefined;
    if (last.address !== address) return { before: { address: last.address } };
    return last.isNew ? {} : undefined;
  }

  /** Notes that the caller has shown that it is them, for what the session goes on with. */
  async prove(
    manager: EntityManager,
    { id: userId, sessionId }: Pick<Actor, 'id' | 'sessionId'>,
    provenAt: Date,
  ): Promise<void> {
    if (sessionId) await manager.update(Session, { id: sessionId, userId }, { provenAt });
  }

  private async insert(
    manager: EntityManager,
    { userId, family, provenAt, cookieHash }: NewSession,
    origin: Origin,
  ): Promise<LiveSession> {
    const [idle, most] = cookieHash ? [COOKIE_IDLE_MINUTES, COOKIE_MAX_MINUTES] : [];
    const [session] = await manager.query<[LiveSession]>(BEGIN, [
      ...[userId, family, deviceOf(origin), origin.address],
      ...[provenAt, Math.min(this.idleMinutes, idle ?? Infinity)],
      ...[Math.min(this.maxMinutes, most ?? Infinity), cookieHash ?? null],
    ]);
    return session;
  }
}

/** What the client calls itself, as far as people can read it. */
function deviceOf({ agent }: Origin): string | null {
  const readable = (agent ?? '').replace(/[^\x20-\x7e]/g, '').slice(0, MAX_DEVICE);
  return readable === '' ? null : readable;
}
