import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { AccountKind, type Actor, includesRole, Role } from '../../platform/access/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { Settings } from '../../platform/config/index.js';
import { Database } from '../../platform/database/index.js';
import { Events } from '../../platform/events/index.js';
import { StoredKeys } from '../../platform/idempotency/index.js';
import { AccountSessions } from './account-sessions.js';
import { ACTIVE_ADMINS } from './active-admins.js';
import { OperatorAccounts } from './operator-accounts.js';
import { UserProfile } from './profiles/user-profile.entity.js';
import { User } from './user.entity.js';
import {
  LastAdminError,
  RoleOfMachinesError,
  RoleOfProviderError,
  UserNotFoundError,
} from './user.errors.js';
import { userDeleted, userKeysEnded, userLeftStaff, userRoleChanged } from './user.events.js';

/**
 * What admins do with the accounts of others in their organisation, which always has an admin who
 * can sign in.
 */
@Injectable()
export class AccountAdministration {
  constructor(
    private readonly settings: Settings,
    private readonly database: Database,
    private readonly sessions: AccountSessions,
    private readonly keys: StoredKeys,
    private readonly events: Events,
    private readonly audit: AuditLog,
    private readonly operators: OperatorAccounts,
  ) {}

  /** @throws UserNotFoundError, OperatorAccountError, LastAdminError, RoleOfMachinesError, RoleOfProviderError */
  changeRole(actor: Actor, id: number, role: Role): Promise<User> {
    return this.change(actor, id, { role }, role !== Role.Admin, async (manager, before) => {
      if (before.role === role) return;
      if (role === Role.System && before.kind !== AccountKind.Machine) {
        throw new RoleOfMachinesError();
      }
      if (this.isOfProvider(before)) throw new RoleOfProviderError();
      await this.audit.record(manager, actor, {
        action: 'user.role_changed',
        subject: { type: 'user', id },
        before: { role: before.role },
        after: { role },
      });
      await this.events.publish(manager, userRoleChanged, { userId: id, role });
      if (before.role === Role.Admin) await this.endKeys(manager, actor, id);
      await this.leaveStaff(manager, actor, before, role);
    });
  }

  /**
   * Shuts an account, which ends all its sessions, or opens it again.
   * @throws UserNotFoundError, OperatorAccountError, LastAdminError
   */
  setDisabled(actor: Actor, id: number, disabled: boolean): Promise<User> {
    const disabledAt = disabled ? new Date() : null;
    return this.change(actor, id, { disabledAt }, disabled, async (manager, before) => {
      if (disabled) await this.sessions.endAll(manager, id);
      if (disabled) await this.endKeys(manager, actor, id);
      if ((before.disabledAt !== null) === disabled) return;
      const action = disabled ? 'user.disabled' : 'user.enabled';
      await this.audit.record(manager, actor, { action, subject: { type: 'user', id } });
    });
  }

  /**
   * Ends the account: nobody can sign in with it, its address is free again, and the texts that it
   * left are removed; what is counted stays. All of it is one transaction, also what others remove
   * within the event: whoever is told that it failed can try again, whoever is told that it is done
   * finds nothing, and a process that is killed leaves no half. A consumer after the commit could
   * promise neither, and would wait for every long transaction of the server.
   * @throws UserNotFoundError, OperatorAccountError, LastAdminError
   */
  async delete(actor: Actor, id: number): Promise<void> {
    const gone = { email: `deleted-${id}@deleted.invalid`, emailLook: null, hashedPassword: '' };
    const end = { ...gone, role: Role.User, secondFactorSince: null, deletedAt: new Date() };
    await this.change(actor, id, end, true, async (manager, before) => {
      await this.sessions.endAll(manager, id);
      await manager.delete(UserProfile, { userId: id });
      // They hold what was written.
      await this.keys.forget(manager, id);
      await this.events.publish(manager, userDeleted, { userId: id });
      await this.endKeys(manager, actor, id);
      await this.audit.record(manager, actor, {
        action: 'user.deleted',
        subject: { type: 'user', id },
        before: { role: before.role },
      });
      await this.leaveStaff(manager, actor, before, Role.User);
    });
  }

  /** Tells it where somebody who worked on tickets does so no more. */
  private async leaveStaff(
    manager: EntityManager,
    { id: actorId }: Actor,
    { id: userId, role }: User,
    now: Role,
  ): Promise<void> {
    if (!includesRole(role, Role.Agent) || includesRole(now, Role.Agent)) return;
    await this.events.publish(manager, userLeftStaff, { userId, actorId });
  }

  /** Whoever is shut out, or no admin any more, takes the keys along that they made. */
  private endKeys(manager: EntityManager, { id: actorId }: Actor, userId: number): Promise<void> {
    return this.events.publish(manager, userKeysEnded, { userId, actorId });
  }

  private isOfProvider({ kind }: User): boolean {
    return kind === AccountKind.External && this.settings.oidcRoleClaim !== undefined;
  }

  private async change(
    actor: Actor,
    id: number,
    change: Partial<User>,
    losesAdmin: boolean,
    andThen: (manager: EntityManager, before: User) => Promise<void>,
  ): Promise<User> {
    const account = await this.database.of(actor).repository(User).findOneBy({ id });
    if (account) await this.operators.assertMayChange(actor, account);
    return this.database.of(actor).transaction(async (manager) => {
      if (losesAdmin) await ensureAnotherAdmin(manager, id);
      const where = { id, deletedAt: IsNull() };
      const before = await manager.findOne(User, { where, lock: { mode: 'for_no_key_update' } });
      if (!before) throw new UserNotFoundError(id);
      const isOperator = before.isOperator && change.role === undefined;
      await manager.update(
        User,
        { id },
        { ...change, ...(losesAdmin && { isOperator }), updatedAt: () => 'now()' },
      );
      if (before.isOperator && losesAdmin) await this.operators.handOver(manager, id);
      await andThen(manager, before);
      return manager.findOneByOrFail(User, { id });
    });
  }
}

/**
 * Locks the admins' rows, so that two admins who demote each other cannot both succeed. What admins
 * write meanwhile goes on: it only asks whether they exist.
 */
async function ensureAnotherAdmin(manager: EntityManager, without: number): Promise<void> {
  const admins = await manager.find(User, {
    select: { id: true },
    where: ACTIVE_ADMINS,
    order: { id: 'ASC' },
    lock: { mode: 'for_no_key_update' },
  });
  if (admins.length === 1 && admins[0]?.id === without) throw new LastAdminError();
}
