import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { SettingsError } from '../../platform/config/index.js';
import { Database, isLockedOut, violatedUnique } from '../../platform/database/index.js';
import { Events } from '../../platform/events/index.js';
import { Organization } from './organization.entity.js';
import { NotIsolatedError, SlugTakenError, TablesBusyError } from './organization.errors.js';
import { organizationCreated } from './organization.events.js';
import type { ChangeOrganization } from './organization-change.dto.js';
import { columnsOf } from './organization-columns.js';
import { assertConsistent } from './organization-rules.js';

/** Unique in the whole service, as an instance of the version before needs it. */
const KEYS_OF_ONE = ['users_email_key', 'intents_name_key', 'idempotency_keys_user_key'];
const KEYS_LEFT = `
  SELECT EXISTS (SELECT FROM unnest($1::text[]) AS name WHERE to_regclass(name) IS NOT NULL) AS left`;
// Others wait behind whoever waits for a table.
const PATIENCE = `SET LOCAL lock_timeout = '2s'`;

export interface NewOrganization extends ChangeOrganization {
  readonly slug: string;
  readonly name: string;
}

/** Makes organisations, where the database keeps them apart. */
@Injectable()
export class OrganizationCreation implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly audit: AuditLog,
  ) {}

  /** A service of several must not start on a database that would mix them. */
  async onModuleInit(): Promise<void> {
    if (this.database.isIsolating) return;
    const count = await this.database.system.repository(Organization).count();
    if (count <= 1) return;
    throw new SettingsError(
      `the database has ${count} organisations and does not keep them apart: let the role of ` +
        'DATABASE_URL create roles (ALTER ROLE … CREATEROLE), or make the role that ' +
        'docs/operations.md names',
    );
  }

  /** @throws NotIsolatedError */
  assertIsolating(): void {
    if (!this.database.isIsolating) throw new NotIsolatedError();
  }

  /**
   * Makes an organisation in a transaction that acts for all.
   * @throws SlugTakenError, TablesBusyError, ValidationError
   */
  async create(
    manager: EntityManager,
    actor: Actor,
    { slug, ...fields }: NewOrganization,
  ): Promise<Organization> {
    await dropKeysOfOne(manager);
    const { defaultLanguage } = fields;
    const languages = defaultLanguage !== undefined && { supportedLanguages: [defaultLanguage] };
    const columns = columnsOf({ ...languages, ...fields });
    const id = await insert(manager, { slug, ...columns });
    const subject = { type: 'organization', id };
    const after = { slug, ...columns };
    await this.audit.record(manager, actor, { action: 'organization.created', subject, after });
    await this.events.publish(manager, organizationCreated, { organizationId: id }, id);
    const created = await manager.findOneByOrFail(Organization, { id });
    assertConsistent(created);
    return created;
  }
}

/** With a second organisation an address or a name may be there twice. */
async function dropKeysOfOne(manager: EntityManager): Promise<void> {
  const [{ left }] = await manager.query<[{ left: boolean }]>(KEYS_LEFT, [KEYS_OF_ONE]);
  if (!left) return;
  try {
    await manager.query(PATIENCE);
    await manager.query(`DROP INDEX IF EXISTS ${KEYS_OF_ONE.join(', ')}`);
  } catch (error) {
    throw isLockedOut(error) ? new TablesBusyError() : error;
  }
}

async function insert(manager: EntityManager, row: Partial<Organization>): Promise<number> {
  try {
    const { generatedMaps } = await manager.insert(Organization, row);
    return Number(generatedMaps[0]?.['id']);
  } catch (error) {
    if (violatedUnique(error) !== 'organizations_slug_key') throw error;
    throw new SlugTakenError(String(row.slug));
  }
}
