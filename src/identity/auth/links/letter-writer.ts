import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AccountKind } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import type { JobRun } from '../../../platform/jobs/index.js';
import { Mail } from '../../../platform/mail/index.js';
import type { KnownOrganization } from '../../organizations/index.js';
import { addressLike, UsersService } from '../../users/index.js';
import type { LinkPurpose } from './account-link.entity.js';
import { AccountLinks } from './account-links.js';
import {
  invitationLetter,
  knownLetter,
  type Letter,
  resetLetter,
  verifyLetter,
} from './letters.js';

/** A mail that is to be sent. It holds no token: that is made when the mail is. */
export interface MailOrder {
  readonly purpose: LinkPurpose;
  /** The account for a new password, else the link; nobody where there is no such account. */
  readonly id: number | null;
}

export type AddressedLetter = Letter & { readonly to: string };

/** Writes the mails with links, and finds out by it whether there is anybody to write to. */
@Injectable()
export class LetterWriter {
  constructor(
    private readonly users: UsersService,
    private readonly links: AccountLinks,
    private readonly audit: AuditLog,
    private readonly mail: Mail,
  ) {}

  /** Nothing where nobody is to be written to. */
  async write(
    manager: EntityManager,
    { name }: KnownOrganization,
    { payload: { purpose, id }, retryCount }: JobRun<MailOrder>,
  ): Promise<AddressedLetter | undefined> {
    if (id === null) return undefined;
    if (purpose === 'reset_password') return this.writeReset(manager, name, id, retryCount === 0);
    const to = await this.links.emailOf(manager, purpose, id);
    if (to === undefined) return undefined;
    const taken = purpose === 'verify_email' && (await addressLike(manager, to));
    // Whoever has an account is told so where only they read it, and of another's nobody is.
    if (taken) return taken === to ? { to, ...knownLetter(name) } : undefined;
    // Where an admin was faster, theirs stays: no mail takes a link to anybody here.
    if (!this.mail.delivers && (await this.links.isOpen(manager, id))) return undefined;
    const made = await this.links.open(manager, purpose, id);
    const letter = purpose === 'invitation' ? invitationLetter : verifyLetter;
    return made && { to, ...letter(name, made.link) };
  }

  private async writeReset(
    manager: EntityManager,
    name: string,
    id: number,
    isFirst: boolean,
  ): Promise<AddressedLetter | undefined> {
    const user = await this.users.lock(manager, id);
    if (user?.kind !== AccountKind.Person) return undefined;
    const { link } = await this.links.make(manager, { purpose: 'reset_password', userId: id });
    if (isFirst) {
      const subject = { type: 'user', id };
      await this.audit.record(manager, null, { action: 'auth.password_forgotten', subject });
    }
    return { to: user.email, ...resetLetter(name, link) };
  }
}
