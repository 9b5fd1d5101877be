import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  AccountKind,
  type Actor,
  isStaff,
  namesScope,
  Role,
} from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { Database } from '../../../platform/database/index.js';
import { OrganizationDirectory } from '../../organizations/index.js';
import { Accounts } from '../../users/index.js';
import { OrganizationGoneError } from '../admission/admission.errors.js';
import { assertMayRegister } from '../admission/admission.js';
import {
  CustomerDisabledError,
  NotACustomerError,
  OnBehalfRefusedError,
} from './on-behalf.errors.js';

/** The customers whom others act for: a bridge for mail, or an agent on the telephone. */
@Injectable()
export class Customers {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly accounts: Accounts,
    private readonly audit: AuditLog,
  ) {}

  /**
   * The account of the customer with this address, which is made where there is none: without a
   * password, so that nobody signs in with it who has not shown that the address is theirs.
   * @throws OnBehalfRefusedError, NotACustomerError, CustomerDisabledError, LimitExceededError,
   * EmailDomainRefusedError
   */
  async accountOf(actor: Actor, address: string): Promise<number> {
    if (!mayActForOthers(actor)) throw new OnBehalfRefusedError();
    const email = address.toLowerCase();
    const organization = await this.directory.get(actor.organizationId);
    if (!organization) throw new OrganizationGoneError();
    return this.database.of(actor).transaction(async (manager) => {
      const known = await this.accounts.findByAddress(manager, email);
      if (!known) assertMayRegister(organization, email);
      const account = known ?? (await this.make(manager, actor, email));
      if (account.role !== Role.User || account.kind === AccountKind.Machine) {
        throw new NotACustomerError();
      }
      if (account.disabledAt) throw new CustomerDisabledError();
      return account.id;
    });
  }

  private async make(manager: EntityManager, actor: Actor, email: string) {
    const { account, isNew } = await this.accounts.makeCustomer(
      manager,
      actor.organizationId,
      email,
    );
    if (isNew) {
      await this.audit.record(manager, actor, {
        action: 'user.created',
        subject: { type: 'user', id: account.id },
        after: { kind: account.kind, role: account.role },
      });
    }
    return account;
  }
}

/** A key needs the scope by name: old ones, and those of agents, do not speak for customers. */
function mayActForOthers(actor: Actor): boolean {
  return actor.key ? namesScope(actor, 'tickets:on_behalf') : isStaff(actor);
}
