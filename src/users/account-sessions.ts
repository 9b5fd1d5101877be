import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { User } from './user.entity.js';

/** What else ends with the sessions of an account, in the same transaction. */
export type SessionsListener = (manager: EntityManager, userId: number) => Promise<void>;

/** Ends what people are signed in with. */
@Injectable()
export class AccountSessions {
  private readonly listeners: SessionsListener[] = [];

  /** Those who keep something of sessions have it ended with them. */
  onEnd(listener: SessionsListener): void {
    this.listeners.push(listener);
  }

  /** Ends all sessions of the account, from the next request on. */
  async endAll(manager: EntityManager, userId: number): Promise<void> {
    await this.endAccess(manager, userId);
    for (const listener of this.listeners) await listener(manager, userId);
  }

  /** Ends the access tokens alone: sessions go on with their refresh tokens. */
  async endAccess(manager: EntityManager, userId: number): Promise<void> {
    await manager.increment(User, { id: userId }, 'tokenGeneration', 1);
  }
}
