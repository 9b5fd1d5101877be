import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Events } from '../../platform/events/index.js';
import { User } from './user.entity.js';
import { userSignedOut } from './user.events.js';

/** Ends what people are signed in with. */
@Injectable()
export class AccountSessions {
  constructor(private readonly events: Events) {}

  /** Ends all sessions of the account, from the next request on. */
  async endAll(manager: EntityManager, userId: number): Promise<void> {
    await this.endAccess(manager, userId);
    await this.events.publish(manager, userSignedOut, { userId });
  }

  /** Ends the access tokens alone: sessions go on with their refresh tokens. */
  async endAccess(manager: EntityManager, userId: number): Promise<void> {
    await manager.increment(User, { id: userId }, 'tokenGeneration', 1);
  }
}
