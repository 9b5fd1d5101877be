import { createHash, randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type EntityManager, IsNull, LessThanOrEqual } from 'typeorm';
import { type Actor, type Origin, Role } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import {
  Database,
  DEFAULT_ORGANIZATION,
  violatedUnique,
} from '../../../platform/database/index.js';
import { Events } from '../../../platform/events/index.js';
import { Accounts, userDeleted } from '../../users/index.js';
import { InvalidExternalTokenError } from './external.errors.js';
import { ExternalIdentity } from './external-identity.entity.js';

/** The settings name one identity provider, whose people are those of the default organisation. */
const ORGANIZATION = DEFAULT_ORGANIZATION;

const FIND = {
  name: 'find_external_account',
  text: `SELECT users.id, role, kind, role_as_of AS "roleAsOf",
                disabled_at IS NOT NULL AS disabled, deleted_at IS NOT NULL AS deleted
         FROM external_identities AS identities JOIN users
           ON users.id = user_id AND users.organization_id = identities.organization_id
         WHERE identities.organization_id = $1 AND issuer = $2 AND subject IN ($3, $4)`,
};

/** Who somebody is elsewhere, as a token says. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** When it was said. */
  readonly issuedAt: Date;
  /** What they may do; missing where only admins here say so. */
  readonly role?: Role | undefined;
  /** Theirs, as the provider has checked. */
  readonly email?: string | undefined;
}

interface Account extends Required<Pick<Actor, 'id' | 'role' | 'kind'>> {
  readonly roleAsOf: Date | null;
  readonly disabled: boolean;
  readonly deleted: boolean;
}

/** The accounts of people who sign in at an identity provider, made when they first come. */
@Injectable()
export class ExternalAccounts implements OnModuleInit {
  private readonly underWay = new Map<string, Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly accounts: Accounts,
    private readonly audit: AuditLog,
    private readonly events: Events,
  ) {}

  onModuleInit(): void {
    this.events.within(userDeleted, ({ userId }, manager) => forget(manager, userId));
  }

  /**
   * The account of this identity. It is found by issuer and subject alone and never by its address,
   * which would hand an account over to whoever the provider lets have the address.
   * @throws InvalidExternalTokenError for one that is disabled or deleted
   */
  async actorOf(identity: Identity, origin: Origin): Promise<Actor> {
    let account = await this.find(identity);
    if (!account || isOutdated(account, identity)) {
      const stale = account;
      await this.once(identity, () =>
        stale ? this.setRole(stale.id, identity, origin) : this.create(identity, origin),
      );
      account = await this.find(identity);
    }
    if (!account || account.deleted) throw new InvalidExternalTokenError('deleted');
    if (account.disabled) throw new InvalidExternalTokenError('disabled');
    const { id, role, kind } = account;
    return { id, organizationId: ORGANIZATION, role, kind };
  }

  private async find({ issuer, subject }: Identity): Promise<Account | undefined> {
    const [account] = await this.database
      .of(ORGANIZATION)
      .run<Account>(FIND, [ORGANIZATION, issuer, subject, unreadable(subject)]);
    return account;
  }

  /** Of many requests at once one does the work and the others wait for it. */
  private once({ subject }: Identity, work: () => Promise<void>): Promise<void> {
    const doing = this.underWay.get(subject) ?? work().finally(() => this.underWay.delete(subject));
    this.underWay.set(subject, doing);
    return doing;
  }

  private async create(identity: Identity, origin: Origin): Promise<void> {
    const { issuer, subject, issuedAt, email, role = Role.User } = identity;
    const name = `external-${randomBytes(8).toString('hex')}`;
    try {
      await this.database.of(ORGANIZATION).transaction(async (manager) => {
        const userId = await this.accounts.createExternal(manager, ORGANIZATION, {
          name,
          role,
          email,
        });
        await manager.insert(ExternalIdentity, { userId, issuer, subject, roleAsOf: issuedAt });
        await this.audit.record(
          manager,
          { origin },
          {
            action: 'user.created',
            subject: { type: 'user', id: userId },
            after: { kind: 'external', role, by: issuer },
          },
        );
      });
    } catch (error) {
      // Another instance was faster.
      if (violatedUnique(error) !== 'external_identities_subject_key') throw error;
    }
  }

  private async setRole(userId: number, identity: Identity, origin: Origin): Promise<void> {
    const { issuer, role = Role.User } = identity;
    await this.database.of(ORGANIZATION).transaction(async (manager) => {
      if (!(await isNewest(manager, userId, identity))) return;
      const before = await this.accounts.changeRole(manager, userId, role);
      if (before === undefined) return;
      await this.audit.record(
        manager,
        { origin },
        {
          action: 'user.role_changed',
          subject: { type: 'user', id: userId },
          before: { role: before },
          after: { role, by: issuer },
        },
      );
    });
  }
}

/** Who it was cannot be read any more; that they are not to come back can still be told. */
async function forget(manager: EntityManager, userId: number): Promise<void> {
  for (const { id, subject } of await manager.findBy(ExternalIdentity, { userId })) {
    await manager.update(ExternalIdentity, { id }, { subject: unreadable(subject) });
  }
}

function unreadable(subject: string): string {
  return `deleted:${createHash('sha256').update(subject).digest('hex')}`;
}

/** Whether the token has a say: it is not older than the last word, and says something new or later. */
function isOutdated({ role, roleAsOf, deleted }: Account, identity: Identity): boolean {
  if (deleted || identity.role === undefined) return false;
  if (roleAsOf === null || identity.issuedAt > roleAsOf) return true;
  return identity.role !== role && identity.issuedAt >= roleAsOf;
}

async function isNewest(
  manager: EntityManager,
  userId: number,
  { issuedAt, issuer }: Identity,
): Promise<boolean> {
  const { affected } = await manager.update(
    ExternalIdentity,
    [
      { userId, issuer, roleAsOf: IsNull() },
      { userId, issuer, roleAsOf: LessThanOrEqual(issuedAt) },
    ],
    { roleAsOf: issuedAt },
  );
  return affected === 1;
}
