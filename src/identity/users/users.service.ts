import { Injectable } from '@nestjs/common';
import { type EntityManager, type FindOptionsWhere, In, IsNull, type Repository } from 'typeorm';
import { AccountKind, type Actor, type Origin, Role } from '../../platform/access/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { Batch } from '../../platform/common/batch.js';
import { pageById } from '../../platform/common/pagination/by-id.js';
import type { Page } from '../../platform/common/pagination/page.js';
import { spellingsOf } from '../../platform/common/validation/email-address.js';
import {
  Database,
  organizationOf,
  type OrganizationScope,
  WAITING_LIMIT,
} from '../../platform/database/index.js';
import { AccountLimit, UsageService } from '../organizations/index.js';
import { storedAddress } from './addresses.js';
import { countAccounts } from './count-accounts.js';
import { insertAccount } from './insert-account.js';
import { Passwords } from './passwords/passwords.js';
import type { ListUsersQuery } from './user.dto.js';
import { User } from './user.entity.js';
import { UserNotFoundError } from './user.errors.js';

// One row for each id, in their order; empty where there is no such account any more. Whose the
// account is, is what it finds out.
const FIND_ACTORS = {
  name: 'find_actors',
  text: `SELECT CASE WHEN session IS NULL OR sessions.id IS NOT NULL THEN users.id END AS id,
                users.organization_id AS "organizationId", role, kind,
                is_operator AS "isOperator",
                second_factor_since IS NOT NULL AS "hasSecondFactor", session AS "sessionId"
         FROM unnest($1::integer[], $2::integer[], $3::integer[])
           WITH ORDINALITY AS wanted (id, generation, session, place)
         LEFT JOIN users ON users.id = wanted.id AND token_generation = generation
           AND disabled_at IS NULL AND deleted_at IS NULL
         LEFT JOIN sessions ON sessions.organization_id = users.organization_id
           AND sessions.id = session AND user_id = users.id
         ORDER BY place`,
};

const CAN_SIGN_IN = {
  kind: AccountKind.Person,
  disabledAt: IsNull(),
  deletedAt: IsNull(),
};

type Found = Actor | { readonly id: null };

/** An account, the generation of its tokens, and the session that one is of. */
interface TokenSubject {
  readonly id: number;
  readonly tokenGeneration: number;
  readonly session: number | null;
}

/** What somebody says whose account is theirs. */
export interface Address {
  readonly organizationId: number;
  readonly email: string;
}

/** The account of somebody who signs in with a password. */
export interface NewAccount {
  readonly email: string;
  readonly password: string;
  readonly role?: Role;
}

/** The same with its password hashed. */
export type PreparedAccount = Pick<User, 'email' | 'hashedPassword' | 'role'>;

/** Accounts and their roles. */
@Injectable()
export class UsersService {
  private readonly actors = new Batch(
    (subjects: readonly TokenSubject[]) => this.findActors(subjects),
    { atOnce: 2, size: 1_000, waiting: WAITING_LIMIT },
  );

  constructor(
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly limit: AccountLimit,
    private readonly audit: AuditLog,
    usage: UsageService,
  ) {
    usage.countBy('users', (organizationId) =>
      countAccounts(this.usersOf(organizationId).manager, organizationId),
    );
  }

  private usersOf(scope: OrganizationScope): Repository<User> {
    return this.database.of(scope).repository(User);
  }

  /** Whether the account is there; it then does not end before the transaction does. */
  async lockIfThere(manager: EntityManager, id: number): Promise<boolean> {
    const locked: unknown[] = await manager.query(
      'SELECT FROM users WHERE id = $1 AND deleted_at IS NULL FOR KEY SHARE',
      [id],
    );
    return locked.length > 0;
  }

  /**
   * Who an access token of this generation and session speaks for; read at every request, so that a
   * changed role and an ended session count at once.
   */
  findActor(
    id: number,
    tokenGeneration: number,
    session: number | null,
  ): Promise<Actor | undefined> {
    this.database.system.assertOutside();
    return this.actors.add({ id, tokenGeneration, session });
  }

  private async findActors(subjects: readonly TokenSubject[]): Promise<(Actor | undefined)[]> {
    const rows = await this.database.system.run<Found>(FIND_ACTORS, [
      subjects.map(({ id }) => id),
      subjects.map(({ tokenGeneration }) => tokenGeneration),
      subjects.map(({ session }) => session),
    ]);
    return rows.map((row) => (row.id === null ? undefined : row));
  }

  /** @throws UserNotFoundError */
  async get(scope: OrganizationScope, id: number): Promise<User> {
    const user = await this.usersOf(scope).findOneBy({ id, deletedAt: IsNull() });
    if (!user) throw new UserNotFoundError(id);
    return user;
  }

  /** The account, if it is there and not disabled. */
  async find(scope: OrganizationScope, id: number): Promise<User | undefined> {
    const there = { id, disabledAt: IsNull(), deletedAt: IsNull() };
    return (await this.usersOf(scope).findOneBy(there)) ?? undefined;
  }

  /** The account with this address and password, or nothing; either way after the same time. */
  async authenticate(address: Address, password: string): Promise<User | undefined> {
    return this.withPassword(await this.findKnown(address, CAN_SIGN_IN), password);
  }

  /** The same for somebody who has signed in and shows that it is still them. */
  async confirm(actor: Actor, password: string): Promise<User | undefined> {
    const where = { id: actor.id, ...CAN_SIGN_IN };
    return this.withPassword(await this.usersOf(actor).findOneBy(where), password);
  }

  /** The id of the account with this address, whether or not it can sign in. */
  async findId(address: Address): Promise<number | undefined> {
    return (await this.findKnown(address, { deletedAt: IsNull() }))?.id;
  }

  /** @throws EmailTakenError */
  async create(scope: OrganizationScope, account: NewAccount, origin?: Origin): Promise<User> {
    const prepared = await this.prepare(account);
    return this.database
      .of(scope)
      .transaction((manager) => this.add(manager, scope, prepared, origin));
  }

  /** Hashes the password, which takes too long for a transaction. */
  async prepare({ email, password, role = Role.User }: NewAccount): Promise<PreparedAccount> {
    const hashedPassword = await this.passwords.hash(password);
    return { email: storedAddress(email).email, hashedPassword, role };
  }

  /**
   * The same as `create` in a transaction of this organisation or of all.
   * @throws EmailTakenError, LimitExceededError
   */
  async add(
    manager: EntityManager,
    scope: OrganizationScope,
    account: PreparedAccount,
    origin?: Origin,
  ): Promise<User> {
    const organizationId = organizationOf(scope);
    await this.limit.assertRoom(manager, organizationId, () =>
      countAccounts(manager, organizationId),
    );
    const id = await insertAccount(manager, { ...account, organizationId });
    await this.audit.record(
      manager,
      { id, organizationId, ...(origin && { origin }) },
      {
        action: 'user.registered',
        subject: { type: 'user', id },
        after: { role: account.role },
      },
    );
    return manager.findOneByOrFail(User, { id, organizationId });
  }

  list(actor: Actor, { role, ...query }: ListUsersQuery): Promise<Page<User>> {
    return pageById('id', query, ({ id, ...range }) =>
      this.usersOf(actor).find({
        where: { id, deletedAt: IsNull(), ...(role && { role }) },
        ...range,
      }),
    );
  }

  /** Whether the account exists; also in the middle of a transaction. */
  exists(manager: EntityManager, id: number): Promise<boolean> {
    return manager.existsBy(User, { id, deletedAt: IsNull() });
  }

  /** The account, which nobody changes before the transaction ends, if it is there and not disabled. */
  async lock(manager: EntityManager, id: number): Promise<User | undefined> {
    const where = { id, disabledAt: IsNull(), deletedAt: IsNull() };
    const lock = { mode: 'for_no_key_update' } as const;
    return (await manager.findOne(User, { where, lock })) ?? undefined;
  }

  /** Sets another password, whose rules the caller has seen to. */
  async setPassword(manager: EntityManager, id: number, hashedPassword: string): Promise<void> {
    await manager.update(User, { id }, { hashedPassword, updatedAt: () => 'now()' });
  }

  /** Whether signing in needs a code from now on. */
  async setSecondFactor(manager: EntityManager, id: number, on: boolean): Promise<void> {
    const secondFactorSince = on ? new Date() : null;
    await manager.update(User, { id }, { secondFactorSince, updatedAt: () => 'now()' });
  }

  // By its one spelling, or as an older account has it where another one took that.
  private async findKnown(
    { organizationId, email }: Address,
    there: FindOptionsWhere<User>,
  ): Promise<User | undefined> {
    const spellings = spellingsOf(email);
    // The organisation is said for the index, which is of both.
    const where = { organizationId, email: In(spellings), ...there };
    const found = await this.usersOf(organizationId).findBy(where);
    return found.find((user) => user.email === spellings[0]) ?? found[0];
  }

  private async withPassword(
    user: User | null | undefined,
    password: string,
  ): Promise<User | undefined> {
    const fits = await this.passwords.matches(user?.hashedPassword, password);
    return fits && user ? user : undefined;
  }
}
