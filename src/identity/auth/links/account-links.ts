import { createHash, randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager, IsNull, Not } from 'typeorm';
import type { Origin } from '../../../platform/access/index.js';
import { Settings } from '../../../platform/config/index.js';
import { Database, type OrganizationRow } from '../../../platform/database/index.js';
import { Events } from '../../../platform/events/index.js';
import {
  type KnownOrganization,
  OrganizationDirectory,
  OrganizationNames,
} from '../../organizations/index.js';
import { type PreparedAccount, userSignedOut } from '../../users/index.js';
import { assertOpen } from '../admission/admission.js';
import { AccountLink, type LinkPurpose } from './account-link.entity.js';
import type { OneTimeLink, PresentedLink } from './link.dto.js';
import { InvalidLinkError } from './link.errors.js';
import { linkUrl } from './link-urls.js';

const HOUR_MS = 3_600_000;
const LIFETIME_MS: Readonly<Record<LinkPurpose, number>> = {
  reset_password: HOUR_MS,
  verify_email: 24 * HOUR_MS,
  invitation: 7 * 24 * HOUR_MS,
};

// By the database's clock, which all instances share.
const VALID =
  'token_hash = $1 AND purpose = $2::account_link_purpose AND expires_at > clock_timestamp()';
// Of all organisations: whose the link is, is what it finds out.
const FIND_ORGANIZATION = {
  name: 'find_organization_of_link',
  text: `SELECT organization_id AS "organizationId" FROM account_links WHERE ${VALID}`,
};
const FIND_OWNER = `SELECT user_id AS "userId" FROM account_links WHERE ${VALID}`;
// Of two at once the second waits for the first, and then finds nothing.
const TAKE = `
  DELETE FROM account_links WHERE ${VALID}
  RETURNING user_id AS "userId", email, hashed_password AS "hashedPassword", role`;
const REMOVE_EXPIRED = `
  DELETE FROM account_links WHERE (organization_id, id) IN (
    SELECT organization_id, id FROM account_links
    WHERE organization_id = current_organization() AND expires_at < clock_timestamp()
    ORDER BY id LIMIT 100 FOR UPDATE SKIP LOCKED)`;

/** What a link is for, and whom. */
export type LinkContent = Pick<AccountLink, 'purpose'> &
  Partial<Pick<AccountLink, 'userId' | 'email' | 'hashedPassword' | 'role'>>;

/** What was known of a link that was just used. */
export type TakenLink = Pick<AccountLink, 'userId' | 'email' | 'hashedPassword' | 'role'>;

/** Links that each do one thing once, by a token of which only the hash is kept. */
@Injectable()
export class AccountLinks implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly names: OrganizationNames,
    private readonly directory: OrganizationDirectory,
    private readonly events: Events,
  ) {}

  onModuleInit(): void {
    // Also after another password was set: who has an old link shall not set it anew.
    this.events.within(userSignedOut, async ({ userId }, manager) => {
      await manager.delete(AccountLink, { userId });
    });
  }

  /** Adds a link without a token, which it gets when it is sent; gives its id. */
  async add(manager: EntityManager, content: LinkContent): Promise<number> {
    await manager.query(REMOVE_EXPIRED);
    const expiresAt = new Date(Date.now() + LIFETIME_MS[content.purpose]);
    const { generatedMaps } = await manager.insert(AccountLink, { ...content, expiresAt });
    return Number(generatedMaps[0]?.['id']);
  }

  /** Gives a link another token, from which on the one before is none; nothing where it is gone. */
  async open(
    manager: EntityManager,
    purpose: LinkPurpose,
    id: number,
  ): Promise<OneTimeLink | undefined> {
    const token = randomBytes(32).toString('base64url');
    const expiresAt = new Date(Date.now() + LIFETIME_MS[purpose]);
    const changed = { tokenHash: hashOf(token), expiresAt };
    const { affected } = await manager.update(AccountLink, { id, purpose }, changed);
    if (!affected) return undefined;
    return { link: linkUrl(this.settings, purpose, token), token, expiresAt };
  }

  /** Whether a link has a token already. */
  isOpen(manager: EntityManager, id: number): Promise<boolean> {
    return manager.existsBy(AccountLink, { id, tokenHash: Not(IsNull()) });
  }

  /** Ends the links of this kind that are for an address. */
  async forget(manager: EntityManager, purpose: LinkPurpose, email: string): Promise<void> {
    await manager.delete(AccountLink, { purpose, email });
  }

  /** The address that a link is for, unless the link is gone. */
  async emailOf(
    manager: EntityManager,
    purpose: LinkPurpose,
    id: number,
  ): Promise<string | undefined> {
    return (await manager.findOneBy(AccountLink, { id, purpose }))?.email ?? undefined;
  }

  /** Adds a link that can be handed over at once. */
  async make(manager: EntityManager, content: LinkContent): Promise<OneTimeLink> {
    const link = await this.open(manager, content.purpose, await this.add(manager, content));
    if (!link) throw new Error('a link that was just made is gone');
    return link;
  }

  /**
   * The organisation of the link, which does not use it up; what costs much waits for this.
   * @throws InvalidLinkError, OrganizationInactiveError, AddressRefusedError
   */
  async organizationOf(
    purpose: LinkPurpose,
    { token, organization: name }: PresentedLink,
    origin: Origin,
  ): Promise<KnownOrganization> {
    const values = [hashOf(token), purpose];
    const [found] = await this.database.system.run<OrganizationRow>(FIND_ORGANIZATION, values);
    if (!found) throw new InvalidLinkError();
    const { organizationId } = found;
    const named = name === undefined ? undefined : await this.names.meant(name, origin.host);
    const isElsewhere = name !== undefined && named?.id !== organizationId;
    if (isElsewhere || !(await this.names.isAtHome(organizationId, origin.host))) {
      throw new InvalidLinkError();
    }
    const organization = await this.directory.get(organizationId);
    if (!organization) throw new InvalidLinkError();
    assertOpen(organization, origin.address);
    return organization;
  }

  /** Whose password a link sets, which does not use it up. @throws InvalidLinkError */
  async ownerOf(manager: EntityManager, token: string): Promise<number> {
    const values = [hashOf(token), 'reset_password'];
    const [found] = await manager.query<{ userId: number }[]>(FIND_OWNER, values);
    if (!found) throw new InvalidLinkError();
    return found.userId;
  }

  /**
   * Uses it up; of several at once one succeeds. If its transaction fails, it can be used still.
   * @throws InvalidLinkError
   */
  async take(manager: EntityManager, purpose: LinkPurpose, token: string): Promise<TakenLink> {
    const values = [hashOf(token), purpose];
    const [[taken]] = await manager.query<[TakenLink[], number]>(TAKE, values);
    if (!taken) throw new InvalidLinkError();
    return taken;
  }
}

/** The account that a link makes. @throws InvalidLinkError where it makes none */
export function newAccountOf({ email, hashedPassword, role }: TakenLink): PreparedAccount {
  if (email === null || hashedPassword === null || role === null) throw new InvalidLinkError();
  return { email, hashedPassword, role };
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
