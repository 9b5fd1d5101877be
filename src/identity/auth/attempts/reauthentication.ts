import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../platform/access/index.js';
import { type Account, UsersService } from '../../users/index.js';
import { Attempts } from './attempts.js';
import { WrongPasswordError } from './wrong-secret.errors.js';

/** Lets somebody who has signed in show that it is still them, before what a thief would do first. */
@Injectable()
export class Reauthentication {
  constructor(
    private readonly users: UsersService,
    private readonly attempts: Attempts,
  ) {}

  /**
   * The caller's account, if this is its password; a wrong one counts as a failed sign-in.
   * @throws WrongPasswordError, RateLimitedError
   */
  async confirm(actor: Actor, password: string): Promise<Account> {
    const { organizationId: organization, email } = await this.users.get(actor, actor.id);
    return this.attempts.make({ organization, email }, actor.origin?.address ?? '', async () => {
      const account = await this.users.confirm(actor, password);
      if (!account) throw new WrongPasswordError();
      return account;
    });
  }

  /**
   * The confirmed account as it is now, which nobody changes before the transaction ends.
   * @throws WrongPasswordError where it has another password meanwhile, or was shut
   */
  async lock(manager: EntityManager, confirmed: Account): Promise<Account> {
    const account = await this.users.lock(manager, confirmed.id);
    if (account?.hashedPassword !== confirmed.hashedPassword) throw new WrongPasswordError();
    return account;
  }
}
