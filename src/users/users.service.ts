import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, type FindOptionsWhere, IsNull, Repository } from 'typeorm';
import { Batch } from '../common/batch.js';
import { pageById } from '../common/pagination/by-id.js';
import type { Page } from '../common/pagination/page.js';
import { WAITING_LIMIT } from '../database/bounded-pool.js';
import { Database } from '../database/database.js';
import { violatedUnique } from '../database/constraint-violation.js';
import { AccountKind } from '../access/account-kind.js';
import type { Actor } from '../access/actor.js';
import type { Origin } from '../access/origin.js';
import { AuditLog } from '../audit/audit-log.js';
import { Passwords } from './passwords/passwords.js';
import { Role } from '../access/role.js';
import { User } from './user.entity.js';
import { EmailTakenError, UserNotFoundError } from './user.errors.js';
import type { ListUsersQuery } from './user.dto.js';

// One row for each id, in their order; empty where there is no such account any more.
const FIND_ACTORS = {
  name: 'find_actors',
  text: `SELECT users.id, role, kind
         FROM unnest($1::integer[], $2::integer[]) WITH ORDINALITY AS wanted (id, generation, place)
         LEFT JOIN users ON users.id = wanted.id AND token_generation = generation
           AND disabled_at IS NULL AND deleted_at IS NULL
         ORDER BY place`,
};

/** An account, and the generation of its tokens. */
interface TokenSubject {
  readonly id: number;
  readonly tokenGeneration: number;
}

/** Accounts and their roles. */
@Injectable()
export class UsersService {
  private readonly actors = new Batch(
    (subjects: readonly TokenSubject[]) => this.findActors(subjects),
    { atOnce: 2, size: 1_000, waiting: WAITING_LIMIT },
  );

  constructor(
    @InjectRepository(User) private readonly users: Repository<User>,
    private readonly database: Database,
    private readonly passwords: Passwords,
    private readonly audit: AuditLog,
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
  findActor(id: number, tokenGeneration: number): Promise<Actor | undefined> {
    return this.actors.add({ id, tokenGeneration });
  }

  private async findActors(subjects: readonly TokenSubject[]): Promise<(Actor | undefined)[]> {
    const rows = await this.database.run<Actor | { id: null }>(FIND_ACTORS, [
      subjects.map(({ id }) => id),
      subjects.map(({ tokenGeneration }) => tokenGeneration),
    ]);
    return rows.map((row) => (row.id === null ? undefined : row));
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
  authenticate(email: string, password: string): Promise<User | undefined> {
    return this.withPassword({ email: email.toLowerCase() }, password);
  }

  /** The same for somebody who has signed in and shows that it is still them. */
  confirm(id: number, password: string): Promise<User | undefined> {
    return this.withPassword({ id }, password);
  }

  /** The id of the account with this address, whether or not it can sign in. */
  async findId(email: string): Promise<number | undefined> {
    const where = { email: email.toLowerCase(), deletedAt: IsNull() };
    return (await this.users.findOne({ select: { id: true }, where }))?.id;
  }

  /** @throws EmailTakenError */
  async create(email: string, password: string, role = Role.User, origin?: Origin): Promise<User> {
    const hashedPassword = await this.passwords.hash(password);
    const row = { email: email.toLowerCase(), hashedPassword, role };
    return this.database.transaction(async (manager) => {
      const id = await insert(manager, row);
      await this.audit.record(
        manager,
        { id, ...(origin && { origin }) },
        {
          action: 'user.registered',
          subject: { type: 'user', id },
          after: { role },
        },
      );
      return manager.findOneByOrFail(User, { id });
    });
  }

  list({ role, ...query }: ListUsersQuery): Promise<Page<User>> {
    return pageById('id', query, ({ id, ...range }) =>
      this.users.find({ where: { id, deletedAt: IsNull(), ...(role && { role }) }, ...range }),
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

  private async withPassword(
    where: FindOptionsWhere<User>,
    password: string,
  ): Promise<User | undefined> {
    const there = { kind: AccountKind.Person, disabledAt: IsNull(), deletedAt: IsNull() };
    const user = await this.users.findOneBy({ ...where, ...there });
    const fits = await this.passwords.matches(user?.hashedPassword, password);
    return fits && user ? user : undefined;
  }
}

async function insert(manager: EntityManager, row: Partial<User>): Promise<number> {
  try {
    const { generatedMaps } = await manager.insert(User, row);
    return Number(generatedMaps[0]?.['id']);
  } catch (error) {
    if (violatedUnique(error) === 'users_email_key') throw new EmailTakenError();
    throw error;
  }
}
