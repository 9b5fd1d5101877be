import { Injectable } from '@nestjs/common';
import { isEmail } from 'class-validator';
import { type EntityManager, In, IsNull } from 'typeorm';
import { AccountKind, Role } from '../../platform/access/index.js';
import { identifierViolation } from '../../platform/common/validation/text.js';
import { Database, type OrganizationScope } from '../../platform/database/index.js';
import { AccountLimit } from '../organizations/index.js';
import { storedAddress } from './addresses.js';
import { countAccounts } from './count-accounts.js';
import { User } from './user.entity.js';

const MAX_EMAIL = 254;

// The address is left out where somebody has it, or one that looks like it, so that an account is never taken over by it.
const INSERT = `
  INSERT INTO users (email, email_look, hashed_password, role, kind)
  VALUES ($1, $4, '', $2::user_role, $3::account_kind)
  ON CONFLICT DO NOTHING RETURNING id`;

const CHANGE_ROLE = `
  UPDATE users SET role = $2::user_role, updated_at = now()
  FROM (SELECT id, role FROM users WHERE id = $1 FOR NO KEY UPDATE) AS before
  WHERE users.id = before.id AND users.deleted_at IS NULL AND before.role <> $2::user_role
  RETURNING before.role`;

/** Somebody who signs in elsewhere, and the address that they have proved there. */
export interface ExternalAccount {
  readonly name: string;
  readonly role: Role;
  readonly email?: string | undefined;
}

/** Accounts without a password: of machines, and of people who sign in elsewhere. */
@Injectable()
export class Accounts {
  constructor(
    private readonly database: Database,
    private readonly limit: AccountLimit,
  ) {}

  /** Makes the account that a key acts as; `name` is unique and becomes part of its address. */
  async createMachine(manager: EntityManager, name: string, role: Role): Promise<number> {
    return insert(manager, `${name}@machine.invalid`, role, AccountKind.Machine);
  }

  /**
   * Makes the account of somebody who signs in elsewhere. It gets their address where nobody here
   * has it, else one that is made of `name`, which is unique.
   * @throws LimitExceededError
   */
  async createExternal(
    manager: EntityManager,
    organizationId: number,
    { name, role, email }: ExternalAccount,
  ): Promise<number> {
    await this.limit.assertRoom(manager, organizationId, () =>
      countAccounts(manager, organizationId),
    );
    if (email !== undefined && isAddress(email)) {
      const id = await tryInsert(manager, email, role, AccountKind.External);
      if (id !== undefined) return id;
    }
    return insert(manager, `${name}@external.invalid`, role, AccountKind.External);
  }

  /** The account with this address in lower case, whether or not it can sign in. */
  async findByAddress(manager: EntityManager, email: string): Promise<User | undefined> {
    return (await manager.findOneBy(User, { email, deletedAt: IsNull() })) ?? undefined;
  }

  /**
   * Makes the account of a customer who has never been here, unless somebody else does so meanwhile.
   * @throws LimitExceededError
   */
  async makeCustomer(
    manager: EntityManager,
    organizationId: number,
    email: string,
  ): Promise<{ account: User; isNew: boolean }> {
    await this.limit.assertRoom(manager, organizationId, () =>
      countAccounts(manager, organizationId),
    );
    const id = await tryInsert(manager, email, Role.User, AccountKind.Person);
    return { account: await manager.findOneByOrFail(User, { email }), isNew: id !== undefined };
  }

  /** Sets the role; gives the one before, or nothing where it was this already. */
  async changeRole(manager: EntityManager, id: number, role: Role): Promise<Role | undefined> {
    const [rows] = await manager.query<[{ role: Role }[], number]>(CHANGE_ROLE, [id, role]);
    return rows[0]?.role;
  }

  /** The roles of these accounts, by id. */
  async rolesOf(
    scope: OrganizationScope,
    ids: readonly number[],
  ): Promise<ReadonlyMap<number, Role>> {
    const users = await this.database
      .of(scope)
      .repository(User)
      .find({
        select: { id: true, role: true },
        where: { id: In(ids) },
      });
    return new Map(users.map(({ id, role }) => [id, role]));
  }
}

async function insert(
  manager: EntityManager,
  email: string,
  role: Role,
  kind: AccountKind,
): Promise<number> {
  const id = await tryInsert(manager, email, role, kind);
  if (id === undefined) throw new Error(`the address ${email} is taken`);
  return id;
}

async function tryInsert(
  manager: EntityManager,
  address: string,
  role: Role,
  kind: AccountKind,
): Promise<number | undefined> {
  const { email, emailLook } = storedAddress(address);
  const [row] = await manager.query<{ id: number }[]>(INSERT, [email, role, kind, emailLook]);
  return row?.id;
}

function isAddress(email: string): boolean {
  return identifierViolation(email, MAX_EMAIL) === undefined && isEmail(email);
}
