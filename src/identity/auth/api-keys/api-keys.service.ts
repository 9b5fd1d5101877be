import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, type Repository } from 'typeorm';
import { type Actor, Role } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { ValidationError } from '../../../platform/common/errors/request-errors.js';
import { pageById } from '../../../platform/common/pagination/by-id.js';
import type { Page, PageQuery } from '../../../platform/common/pagination/page.js';
import { Database, type OrganizationScope } from '../../../platform/database/index.js';
import { Accounts, UsersService } from '../../users/index.js';
import { UnauthenticatedError } from '../bearer/auth.errors.js';
import { hashOf, hintOf, makeKey } from '../bearer/key-format.js';
import type { CreateApiKey, ListedApiKey } from './api-key.dto.js';
import { ApiKey } from './api-key.entity.js';
import { ApiKeyNotFoundError } from './api-key.errors.js';
import { ADMIN_DAYS, DAY_MS } from './key-ends.service.js';

const DEFAULT_DAYS = 90;
const MAX_DAYS = 366;

/** The keys that machines sign in with; each acts as an account of its own. */
@Injectable()
export class ApiKeysService {
  constructor(
    private readonly database: Database,
    private readonly users: UsersService,
    private readonly accounts: Accounts,
    private readonly audit: AuditLog,
  ) {}

  private keysOf(scope: OrganizationScope): Repository<ApiKey> {
    return this.database.of(scope).repository(ApiKey);
  }

  /** Makes a key and the account that it acts as; only now is the key itself to be had. */
  async create(actor: Actor, { name, role, scopes, expiresAt }: CreateApiKey) {
    const end = endOf(expiresAt, role);
    const key = makeKey();
    const id = await this.database.of(actor).transaction(async (manager) => {
      // Whoever is being shut out, or lowered, takes along all keys that they have made.
      const maker = await this.users.lock(manager, actor.id);
      if (maker?.role !== Role.Admin) throw new UnauthenticatedError();
      const account = `key-${randomBytes(8).toString('hex')}`;
      const userId = await this.accounts.createMachine(manager, account, role);
      const { generatedMaps } = await manager.insert(ApiKey, {
        userId,
        name,
        scopes: scopes ?? null,
        keyHash: hashOf(key),
        hint: hintOf(key),
        createdBy: actor.id,
        expiresAt: end,
      });
      const made = Number(generatedMaps[0]?.['id']);
      await this.audit.record(manager, actor, {
        action: 'api_key.created',
        subject: { type: 'api_key', id: made },
        after: { name, role, ...(scopes && { scopes }), userId, expiresAt: end },
      });
      return made;
    });
    return { key, ...(await this.get(actor, id)) };
  }

  /** All keys, newest first, those that ended too. */
  async list(actor: Actor, query: PageQuery): Promise<Page<ListedApiKey>> {
    const page = await pageById('-id', query, ({ id, ...range }) =>
      this.keysOf(actor).find({ where: { id }, ...range }),
    );
    return { ...page, data: await this.withRoles(actor, page.data) };
  }

  /** @throws ApiKeyNotFoundError */
  async get(actor: Actor, id: number): Promise<ListedApiKey> {
    const apiKey = await this.keysOf(actor).findOneBy({ id });
    const [listed] = await this.withRoles(actor, apiKey ? [apiKey] : []);
    if (!listed) throw new ApiKeyNotFoundError(id);
    return listed;
  }

  /** Ends a key from the next request on; one that ended before stays as it is. */
  async revoke(actor: Actor, id: number): Promise<void> {
    await this.database.of(actor).transaction(async (manager) => {
      const { affected } = await manager.update(
        ApiKey,
        { id, revokedAt: IsNull() },
        { revokedAt: new Date(), revokedBy: actor.id },
      );
      const apiKey = await manager.findOneBy(ApiKey, { id });
      if (!apiKey) throw new ApiKeyNotFoundError(id);
      if (!affected) return;
      await this.audit.record(manager, actor, {
        action: 'api_key.revoked',
        subject: { type: 'api_key', id },
        before: { name: apiKey.name, userId: apiKey.userId, expiresAt: apiKey.expiresAt },
      });
    });
  }

  private async withRoles(actor: Actor, apiKeys: readonly ApiKey[]): Promise<ListedApiKey[]> {
    const userIds = apiKeys.map(({ userId }) => userId);
    const roles = await this.accounts.rolesOf(actor, userIds);
    return apiKeys.map((apiKey) => ({ apiKey, role: roles.get(apiKey.userId) ?? Role.User }));
  }
}

/** @throws ValidationError for a time that is past or too far away */
function endOf(expiresAt: string | undefined, role: Role): Date {
  const most = role === Role.Admin ? ADMIN_DAYS : MAX_DAYS;
  const now = Date.now();
  const end = expiresAt === undefined ? now + DEFAULT_DAYS * DAY_MS : Date.parse(expiresAt);
  if (end > now && end <= now + most * DAY_MS) return new Date(end);
  const message = `must be in the future, within ${most} days`;
  throw new ValidationError([{ path: 'expiresAt', message }]);
}
