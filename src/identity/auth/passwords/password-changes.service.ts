import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { Database } from '../../../platform/database/index.js';
import { Events } from '../../../platform/events/index.js';
import { AccountSessions, Passwords, userKeysEnded, UsersService } from '../../users/index.js';
import { Reauthentication } from '../attempts/reauthentication.js';
import { BrowserSessions } from '../sessions/browser-sessions.js';
import type { PasswordChange } from './password.dto.js';
import { requireAllowed } from './required-password.js';

/** Changes of the own password. */
@Injectable()
export class PasswordChanges {
  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
    private readonly passwords: Passwords,
    private readonly sessions: AccountSessions,
    private readonly reauthentication: Reauthentication,
    private readonly browsers: BrowserSessions,
    private readonly events: Events,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Sets another password and ends all sessions, the caller's too, and the keys that they made.
   * Whoever called from a browser goes on there, with the cookie that it gives.
   * @throws WrongPasswordError, ValidationError, RateLimitedError
   */
  async change(
    actor: Actor,
    { currentPassword, newPassword }: PasswordChange,
  ): Promise<string | undefined> {
    const confirmed = await this.reauthentication.confirm(actor, currentPassword);
    requireAllowed('newPassword', newPassword, confirmed);
    const hashedPassword = await this.passwords.hash(newPassword);
    return this.database.of(actor).transaction(async (manager) => {
      // The second factor that lets it be short may have been switched off meanwhile.
      const account = await this.reauthentication.lock(manager, confirmed);
      requireAllowed('newPassword', newPassword, account);
      await this.users.setPassword(manager, actor.id, hashedPassword);
      const isInBrowser = await this.browsers.isOf(manager, actor);
      await this.sessions.endAll(manager, actor.id);
      await this.events.publish(manager, userKeysEnded, { userId: actor.id, actorId: actor.id });
      await this.audit.record(manager, actor, {
        action: 'auth.password_changed',
        subject: { type: 'user', id: actor.id },
      });
      if (!isInBrowser || !actor.origin) return undefined;
      return (await this.browsers.begin(manager, account, actor.origin)).cookie;
    });
  }
}
