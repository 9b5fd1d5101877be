import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { assertMatches } from '../../platform/common/http/etag.js';
import { pageById } from '../../platform/common/pagination/by-id.js';
import type { Page, PageQuery } from '../../platform/common/pagination/page.js';
import { assertChanges } from '../../platform/common/validation/changes.js';
import { Database } from '../../platform/database/index.js';
import { Events } from '../../platform/events/index.js';
import { addressList } from './address-list.js';
import { Organization } from './organization.entity.js';
import {
  BeingDeletedError,
  LocksOutError,
  OrganizationNotFoundError,
} from './organization.errors.js';
import { organizationChanged } from './organization.events.js';
import type { ChangeOrganization, ChangeOwnOrganization } from './organization-change.dto.js';
import { columnsOf, type OrganizationChange } from './organization-columns.js';
import { assertConsistent } from './organization-rules.js';
import type { RetentionColumns } from './retention/retention-columns.js';

/** What organisations are: each seen and changed by its admins, all of them by operators. */
@Injectable()
export class OrganizationsService {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly audit: AuditLog,
  ) {}

  /** That of the actor. */
  own(actor: Actor): Promise<Organization> {
    const id = actor.organizationId;
    return this.database.of(actor).repository(Organization).findOneByOrFail({ id });
  }

  /** @throws LocksOutError, StaleVersionError, ValidationError */
  async changeOwn(
    actor: Actor,
    change: ChangeOwnOrganization,
    ifMatch?: string,
  ): Promise<Organization> {
    return this.database
      .of(actor)
      .transaction((manager) =>
        this.change(manager, actor, actor.organizationId, 'changed', change, ifMatch),
      );
  }

  /** @throws StaleVersionError */
  changeRetention(
    actor: Actor,
    columns: RetentionColumns,
    ifMatch?: string,
  ): Promise<Organization> {
    const verb = 'retention_changed';
    return this.database
      .of(actor)
      .transaction((manager) =>
        this.change(manager, actor, actor.organizationId, verb, columns, ifMatch),
      );
  }

  /** All of them, for operators; the oldest first. */
  list(query: PageQuery): Promise<Page<Organization>> {
    const organizations = this.database.system.repository(Organization);
    return pageById('id', query, ({ id, ...range }) =>
      organizations.find({ where: { id }, ...range }),
    );
  }

  /** Any of them, for operators. @throws OrganizationNotFoundError */
  async get(id: number): Promise<Organization> {
    const found = await this.database.system.repository(Organization).findOneBy({ id });
    if (!found) throw new OrganizationNotFoundError(id);
    return found;
  }

  /**
   * What an operator changes of any of them, which stands in the operator's own audit log.
   * @param verb what was done, as in `organization.suspended`
   * @throws OrganizationNotFoundError, DefaultOrganizationError, BeingDeletedError, LocksOutError,
   * StaleVersionError, ValidationError
   */
  changeAny(
    actor: Actor,
    id: number,
    verb: string,
    change: ChangeOrganization,
    ifMatch?: string,
  ): Promise<Organization> {
    return this.database.system.transaction((manager) =>
      this.change(manager, actor, id, verb, change, ifMatch),
    );
  }

  /** Call after any change is committed, or within it for afterwards. */
  announce(organizationId: number): Promise<void> {
    return this.database.system.afterCommit(() =>
      this.events.announce(organizationId, organizationChanged, { organizationId }),
    );
  }

  /** The row, which nobody else changes until the transaction ends. */
  async lock(manager: EntityManager, id: number): Promise<Organization> {
    const lock = { mode: 'for_no_key_update' } as const;
    const found = await manager.findOne(Organization, { where: { id }, lock });
    if (!found) throw new OrganizationNotFoundError(id);
    if (found.deletionRequestedAt) throw new BeingDeletedError(id);
    return found;
  }

  private async change(
    manager: EntityManager,
    actor: Actor,
    id: number,
    verb: string,
    change: OrganizationChange,
    ifMatch?: string,
  ): Promise<Organization> {
    assertChanges(change);
    if (id === actor.organizationId) assertLetsIn(actor, change);
    const before = await this.lock(manager, id);
    assertMatches(ifMatch, before.version);
    const columns = columnsOf(change);
    const after = Object.assign(new Organization(), before, columns);
    assertConsistent(after);
    const counted = { version: before.version + 1, updatedAt: () => 'now()' };
    await manager.update(Organization, { id }, { ...columns, ...counted });
    await this.audit.record(manager, actor, {
      action: `organization.${verb}`,
      subject: { type: 'organization', id },
      before: fieldsOf(before, columns),
      after: columns,
    });
    await this.events.publish(manager, organizationChanged, { organizationId: id }, id);
    await this.announce(id);
    return manager.findOneByOrFail(Organization, { id });
  }
}

/** Whoever changes their own organisation, also as an operator, can still call afterwards. */
function assertLetsIn({ origin }: Actor, { ipAllowList }: ChangeOwnOrganization): void {
  const address = origin?.address ?? '';
  if (ipAllowList && !addressList(ipAllowList)(address)) throw new LocksOutError(address);
}

/** What a change replaces. */
function fieldsOf(before: Organization, columns: Partial<Organization>): Partial<Organization> {
  const names = Object.keys(columns) as (keyof Organization)[];
  return Object.fromEntries(names.map((name) => [name, before[name]]));
}
