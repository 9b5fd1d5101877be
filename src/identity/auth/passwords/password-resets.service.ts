import { Injectable } from '@nestjs/common';
import { AccountKind, type Actor, type Origin } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { Database, DEFAULT_ORGANIZATION } from '../../../platform/database/index.js';
import { Events } from '../../../platform/events/index.js';
import { OrganizationNames } from '../../organizations/index.js';
import {
  AccountSessions,
  OperatorAccounts,
  Passwords,
  userKeysEnded,
  UsersService,
} from '../../users/index.js';
import { AccountLinks } from '../links/account-links.js';
import { AccountMails } from '../links/account-mails.js';
import type { OneTimeLink } from '../links/link.dto.js';
import { InvalidLinkError } from '../links/link.errors.js';
import { MailLimit } from '../links/mail-limit.js';
import type { ForgottenPassword, PasswordReset } from './password.dto.js';
import { NoPasswordError } from './password.errors.js';
import { requireAllowed } from './required-password.js';

const RESET = 'reset_password';

/** Another password for somebody who does not know theirs any more. */
@Injectable()
export class PasswordResets {
  constructor(
    private readonly database: Database,
    private readonly names: OrganizationNames,
    private readonly users: UsersService,
    private readonly operators: OperatorAccounts,
    private readonly passwords: Passwords,
    private readonly sessions: AccountSessions,
    private readonly links: AccountLinks,
    private readonly mails: AccountMails,
    private readonly limit: MailLimit,
    private readonly events: Events,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Has a link sent to this address. Whether there is such an account is found out by the job: the
   * request does the same for every address, and for an organisation that there is not.
   */
  async forget({ email, organization: name }: ForgottenPassword, origin: Origin): Promise<void> {
    const organization = await this.names.meant(name, origin.host);
    const organizationId = organization?.id ?? DEFAULT_ORGANIZATION;
    const address = { organizationId, email: organization ? email : '' };
    const isAllowed = await this.limit.allows(organizationId, email);
    const id = (await this.users.findId(address)) ?? null;
    if (!isAllowed) return;
    await this.database
      .of(organizationId)
      .transaction((manager) => this.mails.order(manager, organizationId, { purpose: RESET, id }));
  }

  /**
   * Sets the password by a link, which ends all sessions, keys and other links of the account.
   * @throws InvalidLinkError, ValidationError, OrganizationInactiveError, AddressRefusedError
   */
  async reset({ password, ...link }: PasswordReset, origin: Origin): Promise<void> {
    const organization = await this.links.organizationOf(RESET, link, origin);
    const hashedPassword = await this.passwords.hash(password);
    await this.database.of(organization.id).transaction(async (manager) => {
      // The account first, as all do: two of its links at once would wait for each other.
      const userId = await this.links.ownerOf(manager, link.token);
      const account = await this.users.lock(manager, userId);
      if (!account) throw new InvalidLinkError();
      await this.links.take(manager, RESET, link.token);
      requireAllowed('password', password, account);
      await this.users.setPassword(manager, account.id, hashedPassword);
      await this.sessions.endAll(manager, account.id);
      const ended = { userId: account.id, actorId: account.id };
      await this.events.publish(manager, userKeysEnded, ended);
      await this.audit.record(
        manager,
        { id: account.id, origin },
        { action: 'auth.password_reset', subject: { type: 'user', id: account.id } },
      );
    });
  }

  /**
   * Makes a link for an admin to hand over.
   * @throws UserNotFoundError, OperatorAccountError, NoPasswordError
   */
  async makeLink(actor: Actor, id: number): Promise<OneTimeLink> {
    const { isOperator } = await this.users.get(actor, id);
    await this.operators.assertMayChange(actor, { id, isOperator });
    return this.database.of(actor).transaction(async (manager) => {
      const account = await this.users.lock(manager, id);
      if (account?.kind !== AccountKind.Person) throw new NoPasswordError();
      await this.audit.record(manager, actor, {
        action: 'user.password_link_made',
        subject: { type: 'user', id },
      });
      return this.links.make(manager, { purpose: RESET, userId: id });
    });
  }
}
