import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Origin, Role } from '../../../platform/access/index.js';
import { ValidationError } from '../../../platform/common/errors/request-errors.js';
import { Settings } from '../../../platform/config/index.js';
import { Database } from '../../../platform/database/index.js';
import { OrganizationNames, OrganizationNotFoundError } from '../../organizations/index.js';
import { passwordViolation, type PreparedAccount, UsersService } from '../../users/index.js';
import { assertMayRegister, assertOpen } from '../admission/admission.js';
import { AccountLinks, newAccountOf } from '../links/account-links.js';
import { AccountMails } from '../links/account-mails.js';
import type { PresentedLink } from '../links/link.dto.js';
import { MailLimit } from '../links/mail-limit.js';
import { RegistrationOffError } from './registration.errors.js';
import type { Registration } from './sign-in.dto.js';

const VERIFY = 'verify_email';

/** How people make accounts by themselves, as far as the settings let them. */
@Injectable()
export class Registrations {
  constructor(
    private readonly settings: Settings,
    private readonly database: Database,
    private readonly names: OrganizationNames,
    private readonly users: UsersService,
    private readonly links: AccountLinks,
    private readonly mails: AccountMails,
    private readonly limit: MailLimit,
  ) {}

  /**
   * Makes the account; or, where addresses are to be verified, has a link mailed that makes it, and
   * gives nothing: the same, after the same work, for an address that has an account.
   * @throws RegistrationOffError, ValidationError, OrganizationNotFoundError,
   * OrganizationInactiveError, AddressRefusedError, EmailDomainRefusedError, EmailTakenError
   */
  async register({ email, password, organization: name }: Registration, origin: Origin) {
    const { registration } = this.settings;
    if (registration === 'off') throw new RegistrationOffError();
    const message = passwordViolation(password, { email, hasSecondFactor: false });
    if (message) throw new ValidationError([{ path: 'password', message }]);
    const organization = await this.names.meant(name, origin.host);
    if (!organization) throw new OrganizationNotFoundError(name ?? origin.host);
    assertOpen(organization, origin.address);
    assertMayRegister(organization, email);
    if (registration === 'open') {
      return this.users.create(organization.id, { email, password }, origin);
    }
    await this.sendLink(organization.id, await this.users.prepare({ email, password }));
    return undefined;
  }

  /**
   * Makes the account whose address its owner has shown to be theirs.
   * @throws InvalidLinkError, OrganizationInactiveError, AddressRefusedError,
   * EmailDomainRefusedError, EmailTakenError, LimitExceededError
   */
  async verify(link: PresentedLink, origin: Origin) {
    const organization = await this.links.organizationOf(VERIFY, link, origin);
    return this.database.of(organization.id).transaction(async (manager) => {
      const account = newAccountOf(await this.links.take(manager, VERIFY, link.token));
      assertMayRegister(organization, account.email);
      return this.users.add(manager, organization.id, account, origin);
    });
  }

  // Several who register with one address have a link each: the password is that of the link.
  private async sendLink(
    organizationId: number,
    { email, hashedPassword }: PreparedAccount,
  ): Promise<void> {
    if (!(await this.limit.allows(organizationId, email))) return;
    await this.database.of(organizationId).transaction(async (manager: EntityManager) => {
      const content = { purpose: VERIFY, email, hashedPassword, role: Role.User } as const;
      const id = await this.links.add(manager, content);
      await this.mails.order(manager, organizationId, { purpose: VERIFY, id });
    });
  }
}
