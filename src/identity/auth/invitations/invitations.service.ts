import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import type { Actor, Origin } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { pageById } from '../../../platform/common/pagination/by-id.js';
import type { Page, PageQuery } from '../../../platform/common/pagination/page.js';
import { Database } from '../../../platform/database/index.js';
import { OrganizationDirectory } from '../../organizations/index.js';
import { addressLike, EmailTakenError, Passwords, UsersService } from '../../users/index.js';
import { assertMayRegister } from '../admission/admission.js';
import { AccountLink } from '../links/account-link.entity.js';
import { AccountLinks, newAccountOf } from '../links/account-links.js';
import { AccountMails } from '../links/account-mails.js';
import { requireAllowed } from '../passwords/required-password.js';
import {
  type AcceptInvitation,
  CreatedInvitation,
  type CreateInvitation,
} from './invitation.dto.js';
import { InvitationNotFoundError } from './invitation.errors.js';

const INVITATION = 'invitation';

/** How admins let people in, also where nobody registers by themselves. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly database: Database,
    private readonly directory: OrganizationDirectory,
    private readonly users: UsersService,
    private readonly passwords: Passwords,
    private readonly links: AccountLinks,
    private readonly mails: AccountMails,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Invites an address, anew where it was invited before: the link before is then none any more.
   * @throws EmailDomainRefusedError, EmailTakenError
   */
  async create(actor: Actor, { email, role }: CreateInvitation) {
    const organization = await this.directory.get(actor.organizationId);
    if (organization) assertMayRegister(organization, email);
    return this.database.of(actor).transaction(async (manager): Promise<CreatedInvitation> => {
      if (await addressLike(manager, email)) throw new EmailTakenError();
      await this.links.forget(manager, INVITATION, email);
      const id = await this.links.add(manager, { purpose: INVITATION, email, role });
      await this.audit.record(manager, actor, {
        action: 'invitation.created',
        subject: { type: INVITATION, id },
        after: { role },
      });
      const isMailed = this.mails.areDelivered;
      if (isMailed) {
        await this.mails.order(manager, actor.organizationId, { purpose: INVITATION, id });
      }
      const made = isMailed ? undefined : await this.links.open(manager, INVITATION, id);
      const row = await manager.findOneByOrFail(AccountLink, { id });
      return CreatedInvitation.with(row, made);
    });
  }

  /** Those that can be accepted still, newest first. */
  async list(actor: Actor, query: PageQuery): Promise<Page<AccountLink>> {
    const invitations = this.database.of(actor).repository(AccountLink);
    const open = { purpose: INVITATION, expiresAt: MoreThan(new Date()) } as const;
    return pageById('-id', query, ({ id, ...range }) =>
      invitations.find({ where: { ...open, id }, ...range }),
    );
  }

  /** Takes an invitation back. @throws InvitationNotFoundError */
  async withdraw(actor: Actor, id: number): Promise<void> {
    await this.database.of(actor).transaction(async (manager) => {
      const { affected } = await manager.delete(AccountLink, { id, purpose: INVITATION });
      if (!affected) throw new InvitationNotFoundError(id);
      await this.audit.record(manager, actor, {
        action: 'invitation.withdrawn',
        subject: { type: INVITATION, id },
      });
    });
  }

  /**
   * Makes the account of whoever was invited.
   * @throws InvalidLinkError, ValidationError, OrganizationInactiveError, AddressRefusedError,
   * EmailDomainRefusedError, EmailTakenError, LimitExceededError
   */
  async accept({ password, ...link }: AcceptInvitation, origin: Origin) {
    const organization = await this.links.organizationOf(INVITATION, link, origin);
    const hashedPassword = await this.passwords.hash(password);
    return this.database.of(organization.id).transaction(async (manager) => {
      const taken = await this.links.take(manager, INVITATION, link.token);
      const account = newAccountOf({ ...taken, hashedPassword });
      requireAllowed('password', password, { email: account.email, secondFactorSince: null });
      assertMayRegister(organization, account.email);
      return this.users.add(manager, organization.id, account, origin);
    });
  }
}
