import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import type { Actor } from '../access/actor.js';
import { Role } from '../access/role.js';
import { AuditLog } from '../audit/audit-log.js';
import { Settings } from '../config/settings.js';
import { Database } from '../database/database.js';
import { AccountKind } from '../access/account-kind.js';
import { AccountSessions } from './account-sessions.js';
import { User } from './user.entity.js';
import { LastAdminError, RoleOfProviderError, UserNotFoundError } from './user.errors.js';

/** What else belongs to the end of an account, in the same transaction. */
export type DeletionListener = (manager: EntityManager, userId: number) => Promise<void>;

/** What admins do with the accounts of others. There is always an admin who can sign in. */
@Injectable()
export class AccountAdministration {
  private readonly deletionListeners: DeletionListener[] = [];

  constructor(
    private readonly settings: Settings,
    private readonly database: Database,
    private readonly sessions: AccountSessions,
    private readonly audit: AuditLog,
  ) {}

  /** Those who keep something of users have it removed with the account. */
  onDelete(listener: DeletionListener): void {
    this.deletionListeners.push(listener);
  }

  /** @throws UserNotFoundError, LastAdminError, RoleOfProviderError */
  changeRole(actor: Actor, id: number, role: Role): Promise<User> {
    return this.change(id, { role }, role !== Role.Admin, async (manager, before) => {
      if (before.role === role) return;
      if (this.isOfProvider(before)) throw new RoleOfProviderError();
      await this.audit.record(manager, actor, {
        action: 'user.role_changed',
        subject: { type: 'user', id },
        before: { role: before.role },
        after: { role },
      });
    });
  }

  /**
   * Shuts an account, which ends all its sessions, or opens it again.
   * @throws UserNotFoundError, LastAdminError
   */
  setDisabled(actor: Actor, id: number, disabled: boolean): Promise<User> {
    const disabledAt = disabled ? new Date() : null;
    return this.change(id, { disabledAt }, disabled, async (manager, before) => {
      if (disabled) await this.sessions.endAll(manager, id);
      if ((before.disabledAt !== null) === disabled) return;
      const action = disabled ? 'user.disabled' : 'user.enabled';
      await this.audit.record(manager, actor, { action, subject: { type: 'user', id } });
    });
  }

  /**
   * Ends the account: nobody can sign in with it, its address is free again, and the texts that it
   * left are removed; what is counted stays.
   * @throws UserNotFoundError, LastAdminError
   */
  async delete(actor: Actor, id: number): Promise<void> {
    const gone = { email: `deleted-${id}@deleted.invalid`, hashedPassword: '', role: Role.User };
    const end = { ...gone, secondFactorSince: null, deletedAt: new Date() };
    await this.change(id, end, true, async (manager, before) => {
      await this.sessions.endAll(manager, id);
      for (const listener of this.deletionListeners) await listener(manager, id);
      await this.audit.record(manager, actor, {
        action: 'user.deleted',
        subject: { type: 'user', id },
        before: { role: before.role },
      });
    });
  }

  private isOfProvider({ kind }: User): boolean {
    return kind === AccountKind.External && this.settings.oidcRoleClaim !== undefined;
  }

  private change(
    id: number,
    change: Partial<User>,
    losesAdmin: boolean,
    andThen: (manager: EntityManager, before: User) => Promise<void>,
  ): Promise<User> {
    return this.database.transaction(async (manager) => {
      if (losesAdmin) await keepAnAdmin(manager, id);
      const where = { id, deletedAt: IsNull() };
      const before = await manager.findOne(User, { where, lock: { mode: 'for_no_key_update' } });
      if (!before) throw new UserNotFoundError(id);
      await manager.update(User, { id }, { ...change, updatedAt: () => 'now()' });
      await andThen(manager, before);
      return manager.findOneByOrFail(User, { id });
    });
  }
}

/**
 * Locks the admins' rows, so that two admins who demote each other cannot both succeed. What admins
 * write meanwhile goes on: it only asks whether they exist.
 */
async function keepAnAdmin(manager: EntityManager, without: number): Promise<void> {
  const admins = await manager.find(User, {
    select: { id: true },
    where: {
      role: Role.Admin,
      kind: AccountKind.Person,
      disabledAt: IsNull(),
      deletedAt: IsNull(),
    },
    order: { id: 'ASC' },
    lock: { mode: 'for_no_key_update' },
  });
  if (admins.length === 1 && admins[0]?.id === without) throw new LastAdminError();
}
