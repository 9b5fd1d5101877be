import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, IsNull, Repository } from 'typeorm';
import { pageById } from '../common/pagination/by-id.js';
import type { Page } from '../common/pagination/page.js';
import { Database } from '../database/database.js';
import { violatedUnique } from '../database/constraint-violation.js';
import type { Actor } from '../access/actor.js';
import { Passwords } from './passwords.js';
import { Role } from '../access/role.js';
import { User } from './user.entity.js';
import { EmailTakenError, LastAdminError, UserNotFoundError } from './user.errors.js';
import type { ListUsersQuery } from './user.dto.js';

const FIND_ACTOR = {
  name: 'find_actor',
  text: `SELECT id, role FROM users
         WHERE id = $1 AND token_generation = $2 AND disabled_at IS NULL AND deleted_at IS NULL`,
};

/** What else belongs to the end of an account, in the same transaction. */
export type DeletionListener = (manager: EntityManager, userId: number) => Promise<void>;

/** Accounts and their roles. */
@Injectable()
export class UsersService {
  private readonly deletionListeners: DeletionListener[] = [];

  constructor(
    @InjectRepository(User) private readonly users: Repository<User>,
    private readonly database: Database,
    private readonly passwords: Passwords,
  ) {}

  /** Whether the account is there; it then does not end before the transaction does. */
  async keep(manager: EntityManager, id: number): Promise<boolean> {
    const kept: unknown[] = await manager.query(
      'SELECT FROM users WHERE id = $1 AND deleted_at IS NULL FOR KEY SHARE',
      [id],
    );
    return kept.length > 0;
  }

  /**
   * Who an access token of this generation speaks for; read at every request, so that a changed
   * role and an ended session count at once.
   */
  async findActor(id: number, tokenGeneration: number): Promise<Actor | undefined> {
    const [actor] = await this.database.run<Actor>(FIND_ACTOR, [id, tokenGeneration]);
    return actor;
  }

  async get(id: number): Promise<User> {
    const user = await this.users.findOneBy({ id, deletedAt: IsNull() });
    if (!user) throw new UserNotFoundError(id);
    return user;
  }

  /** The account, if it is there and not disabled. */
  async find(id: number): Promise<User | undefined> {
    const there = { id, disabledAt: IsNull(), deletedAt: IsNull() };
    return (await this.users.findOneBy(there)) ?? undefined;
  }

  /** The account with this address and password, or nothing; either way after the same time. */
  async authenticate(email: string, password: string): Promise<User | undefined> {
    const there = { disabledAt: IsNull(), deletedAt: IsNull() };
    const user = await this.users.findOneBy({ email: email.toLowerCase(), ...there });
    const fits = await this.passwords.matches(user?.hashedPassword, password);
    return fits && user ? user : undefined;
  }

  /** @throws EmailTakenError */
  async create(email: string, password: string, role = Role.User): Promise<User> {
    const hashedPassword = await this.passwords.hash(password);
    const row = { email: email.toLowerCase(), hashedPassword, role };
    try {
      const { generatedMaps } = await this.users.insert(row);
      return await this.get(Number(generatedMaps[0]?.['id']));
    } catch (error) {
      if (violatedUnique(error) === 'users_email_key') throw new EmailTakenError();
      throw error;
    }
  }

  list({ role, ...query }: ListUsersQuery): Promise<Page<User>> {
    return pageById('id', query, ({ id, ...range }) =>
      this.users.find({ where: { id, deletedAt: IsNull(), ...(role && { role }) }, ...range }),
    );
  }

  async changeRole(id: number, role: Role): Promise<User> {
    await this.changeAccount(id, { role }, role !== Role.Admin);
    return this.get(id);
  }

  /** Sets another password; `andThen` belongs to the same transaction. */
  async changePassword(
    id: number,
    password: string,
    andThen: (manager: EntityManager) => Promise<void>,
  ): Promise<void> {
    const hashedPassword = await this.passwords.hash(password);
    await this.database.transaction(async (manager) => {
      await manager.update(User, { id }, { hashedPassword, updatedAt: () => 'now()' });
      await andThen(manager);
    });
  }

  /** Whether the account exists; also in the middle of a transaction. */
  exists(manager: EntityManager, id: number): Promise<boolean> {
    return manager.existsBy(User, { id, deletedAt: IsNull() });
  }

  /** Those who keep something of users have it removed with the account. */
  onDelete(listener: DeletionListener): void {
    this.deletionListeners.push(listener);
  }

  /**
   * Ends the account: nobody can sign in with it, its address is free again, and the texts that it
   * left are removed; what is counted stays.
   */
  async delete(id: number): Promise<void> {
    const gone = { email: `deleted-${id}@deleted.invalid`, hashedPassword: '', role: Role.User };
    await this.changeAccount(id, { ...gone, deletedAt: new Date() }, true, async (manager) => {
      for (const listener of this.deletionListeners) await listener(manager, id);
    });
  }

  private changeAccount(
    id: number,
    change: Partial<User>,
    losesAdmin: boolean,
    andThen?: (manager: EntityManager) => Promise<void>,
  ): Promise<void> {
    return this.database.transaction(async (manager) => {
      if (losesAdmin) await keepAnAdmin(manager, id);
      const { affected } = await manager.update(
        User,
        { id, deletedAt: IsNull() },
        { ...change, updatedAt: () => 'now()' },
      );
      if (!affected) throw new UserNotFoundError(id);
      await andThen?.(manager);
    });
  }
}

/**
 * Locks the admins' rows, so that two admins who demote each other cannot both succeed. What admins
 * write meanwhile goes on: it only asks whether they exist.
 */
async function keepAnAdmin(manager: EntityManager, without: number): Promise<void> {
  const admins = await manager.find(User, {
    select: { id: true },
    where: { role: Role.Admin, deletedAt: IsNull() },
    order: { id: 'ASC' },
    lock: { mode: 'for_no_key_update' },
  });
  if (admins.length === 1 && admins[0]?.id === without) throw new LastAdminError();
}
