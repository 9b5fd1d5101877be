import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { AuditLog } from '../../audit/audit-log.js';
import { ValidationError } from '../../common/errors/request-errors.js';
import { Database } from '../../database/database.js';
import type { Account } from '../../users/account.js';
import { AccountSessions } from '../../users/account-sessions.js';
import { passwordViolation } from '../../users/passwords/password-rules.js';
import { Passwords } from '../../users/passwords/passwords.js';
import { UsersService } from '../../users/users.service.js';
import { Reauthentication } from '../sign-in/reauthentication.js';
import type { PasswordChange } from './password.dto.js';

/** Changes of the own password. */
@Injectable()
export class PasswordChanges {
  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
    private readonly passwords: Passwords,
    private readonly sessions: AccountSessions,
    private readonly reauthentication: Reauthentication,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Sets another password and ends all sessions, the caller's too.
   * @throws WrongPasswordError, ValidationError, RateLimitedError
   */
  async change(actor: Actor, { currentPassword, newPassword }: PasswordChange): Promise<void> {
    const confirmed = await this.reauthentication.confirm(actor, currentPassword);
    requireAllowed(newPassword, confirmed);
    const hashedPassword = await this.passwords.hash(newPassword);
    await this.database.transaction(async (manager) => {
      // The second factor that lets it be short may have been switched off meanwhile.
      requireAllowed(newPassword, await this.reauthentication.lock(manager, confirmed));
      await this.users.setPassword(manager, actor.id, hashedPassword);
      await this.sessions.endAll(manager, actor.id);
      await this.audit.record(manager, actor, {
        action: 'auth.password_changed',
        subject: { type: 'user', id: actor.id },
      });
    });
  }
}

function requireAllowed(newPassword: string, { email, secondFactorSince }: Account): void {
  const hasSecondFactor = secondFactorSince !== null;
  const message = passwordViolation(newPassword, { email, hasSecondFactor });
  if (message) throw new ValidationError([{ path: 'newPassword', message }]);
}
