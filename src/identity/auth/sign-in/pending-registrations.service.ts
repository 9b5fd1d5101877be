import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import type { Actor } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { pageById } from '../../../platform/common/pagination/by-id.js';
import type { Page, PageQuery } from '../../../platform/common/pagination/page.js';
import { Database } from '../../../platform/database/index.js';
import { AccountLink } from '../links/account-link.entity.js';
import { AccountLinks } from '../links/account-links.js';
import type { OneTimeLink } from '../links/link.dto.js';
import { RegistrationNotFoundError } from './registration.errors.js';

const VERIFY = 'verify_email';

/** Those who registered and whose address is not verified yet; without a mail server, admins help. */
@Injectable()
export class PendingRegistrations {
  constructor(
    private readonly database: Database,
    private readonly links: AccountLinks,
    private readonly audit: AuditLog,
  ) {}

  /** Newest first. */
  list(actor: Actor, query: PageQuery): Promise<Page<AccountLink>> {
    const pending = this.database.of(actor).repository(AccountLink);
    const open = { purpose: VERIFY, expiresAt: MoreThan(new Date()) } as const;
    return pageById('-id', query, ({ id, ...range }) =>
      pending.find({ where: { ...open, id }, ...range }),
    );
  }

  /**
   * Makes the link for an admin to hand over; one that was mailed before is none any more.
   * @throws RegistrationNotFoundError
   */
  makeLink(actor: Actor, id: number): Promise<OneTimeLink> {
    return this.database.of(actor).transaction(async (manager) => {
      const link = await this.links.open(manager, VERIFY, id);
      if (!link) throw new RegistrationNotFoundError(id);
      const subject = { type: 'registration', id };
      await this.audit.record(manager, actor, { action: 'registration.link_made', subject });
      return link;
    });
  }
}
