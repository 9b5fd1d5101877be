import { Injectable } from '@nestjs/common';
import { type EntityManager, Not } from 'typeorm';
import type { Actor } from '../../platform/access/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { OrganizationDirectory } from '../organizations/index.js';
import { ACTIVE_ADMINS } from './active-admins.js';
import { User } from './user.entity.js';
import { OperatorAccountError } from './user.errors.js';

/** The accounts of those who operate the service for all organisations. */
@Injectable()
export class OperatorAccounts {
  constructor(
    private readonly organizations: OrganizationDirectory,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Where there are other organisations, an admin of the default one must not get hold of them by
   * shutting out who operates them. Call outside a transaction.
   * @throws OperatorAccountError
   */
  async assertMayChange(actor: Actor, account: Pick<User, 'id' | 'isOperator'>): Promise<void> {
    if (!account.isOperator || actor.isOperator === true || actor.id === account.id) return;
    if (await this.organizations.areSeveral()) throw new OperatorAccountError();
  }

  /** Has another admin operate the service, the oldest account, where nobody else does. */
  async handOver(manager: EntityManager, from: number): Promise<void> {
    const admins = await manager.find(User, {
      where: { ...ACTIVE_ADMINS, id: Not(from) },
      order: { id: 'ASC' },
    });
    const [heir] = admins;
    if (!heir || admins.some(({ isOperator }) => isOperator)) return;
    await manager.update(User, { id: heir.id }, { isOperator: true });
    await this.audit.record(manager, null, {
      action: 'user.operator_added',
      subject: { type: 'user', id: heir.id },
    });
  }
}
