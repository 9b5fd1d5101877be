import { randomBytes } from 'node:crypto';
import { type EntityManager, IsNull } from 'typeorm';
import { AuditLog } from '../../../platform/audit/index.js';
import { spellingsOf } from '../../../platform/common/validation/email-address.js';
import type { Database } from '../../../platform/database/index.js';
import { Passwords, replacePassword, userSignedOut } from '../../users/index.js';
import { ApiKey } from '../api-keys/api-key.entity.js';
import { AccountLink } from '../links/account-link.entity.js';
import { RefreshToken } from '../tokens/refresh-token.entity.js';
import { Session } from '../tokens/session.entity.js';

/** Why an account gets no other password. */
export class LostPasswordError extends Error {
  override readonly name = 'LostPasswordError';
}

/** Where instances that run meanwhile are told. */
export interface News {
  write(manager: EntityManager, type: string, payload: object): Promise<void>;
}

/** Helps an admin whom no other admin can help, by whoever can reach the database. */
export class LostPassword {
  private readonly audit: AuditLog;

  constructor(
    private readonly database: Database,
    private readonly news: News,
  ) {
    this.audit = new AuditLog(database);
  }

  /**
   * Gives the account another password, which only the result tells, and ends its sessions and the
   * keys that it made. A second factor stays.
   * @throws LostPasswordError where nobody signs in with this address by a password
   */
  async reset(organizationId: number, address: string): Promise<string> {
    const [email = address, canonical = email] = spellingsOf(address);
    const password = randomBytes(15).toString('base64url');
    const hashedPassword = await new Passwords().hash(password);
    await this.database.of(organizationId).transaction(async (manager) => {
      const userId =
        (await replacePassword(manager, email, hashedPassword)) ??
        (await replacePassword(manager, canonical, hashedPassword));
      if (userId === undefined) {
        throw new LostPasswordError(`${email} is no account that signs in with a password here`);
      }
      await manager.delete(RefreshToken, { userId });
      await manager.delete(Session, { userId });
      await manager.delete(AccountLink, { userId });
      const keys = { createdBy: userId, revokedAt: IsNull() };
      await manager.update(ApiKey, keys, { revokedAt: () => 'now()' });
      await this.news.write(manager, userSignedOut.type, { userId });
      const subject = { type: 'user', id: userId };
      await this.audit.record(manager, null, { action: 'auth.password_reset', subject });
    });
    return password;
  }
}
