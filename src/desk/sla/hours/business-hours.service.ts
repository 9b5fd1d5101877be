import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../platform/access/index.js';
import { AuditLog } from '../../../platform/audit/index.js';
import { ValidationError } from '../../../platform/common/errors/request-errors.js';
import { assertMatches } from '../../../platform/common/http/etag.js';
import { pageById } from '../../../platform/common/pagination/by-id.js';
import type { Page, PageQuery } from '../../../platform/common/pagination/page.js';
import { assertChanges } from '../../../platform/common/validation/changes.js';
import { Database, violatedForeignKey, violatedUnique } from '../../../platform/database/index.js';
import type { BusinessHours } from '../calendar/business-hours.js';
import { contentOf, entryOf } from '../changes/change-entries.js';
import type { ChangeBusinessHours, CreateBusinessHours } from './business-hours.dto.js';
import { BusinessHoursRow } from './business-hours.entity.js';
import {
  BusinessHoursInUseError,
  BusinessHoursNameTakenError,
  BusinessHoursNotFoundError,
} from './business-hours.errors.js';
import { hoursViolations } from './hours-violations.js';

const SUBJECT = 'business_hours';

/** The business hours of an organisation, by which SLA policies may count. */
@Injectable()
export class BusinessHoursService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  /** Oldest first. */
  list(actor: Actor, query: PageQuery): Promise<Page<BusinessHoursRow>> {
    const hours = this.database.of(actor).repository(BusinessHoursRow);
    return pageById('id', query, ({ id, ...range }) => hours.find({ where: { id }, ...range }));
  }

  async get(actor: Actor, id: number): Promise<BusinessHoursRow> {
    const found = await this.database.of(actor).repository(BusinessHoursRow).findOneBy({ id });
    if (!found) throw new BusinessHoursNotFoundError(id);
    return found;
  }

  /** @throws ValidationError, BusinessHoursNameTakenError */
  create(actor: Actor, hours: CreateBusinessHours): Promise<BusinessHoursRow> {
    const { holidays = [], ...fields } = hours;
    const row = { ...fields, holidays };
    assertOpen(row);
    return this.write(actor, hours.name, async (manager) => {
      const { generatedMaps } = await manager.insert(BusinessHoursRow, row);
      const id = Number(generatedMaps[0]?.['id']);
      await this.audit.record(manager, actor, entryOf(SUBJECT, 'created', id, null, row));
      return manager.findOneByOrFail(BusinessHoursRow, { id });
    });
  }

  /**
   * Clocks that run keep their due times; from the next change on they count by the new hours.
   * @throws StaleVersionError, ValidationError, BusinessHoursNameTakenError
   */
  change(
    actor: Actor,
    id: number,
    change: ChangeBusinessHours,
    ifMatch?: string,
  ): Promise<BusinessHoursRow> {
    assertChanges(change);
    return this.write(actor, change.name, async (manager) => {
      const before = await lock(manager, id, ifMatch);
      assertOpen(Object.assign({}, before, contentOf(change)));
      const counted = { version: before.version + 1, updatedAt: () => 'now()' };
      await manager.update(BusinessHoursRow, { id }, { ...contentOf(change), ...counted });
      const entry = entryOf(SUBJECT, 'changed', id, contentOf(before, change), contentOf(change));
      await this.audit.record(manager, actor, entry);
      return manager.findOneByOrFail(BusinessHoursRow, { id });
    });
  }

  /** @throws StaleVersionError, BusinessHoursInUseError */
  async delete(actor: Actor, id: number, ifMatch?: string): Promise<void> {
    try {
      await this.database.of(actor).transaction(async (manager) => {
        const { name, timeZone, weekly, holidays } = await lock(manager, id, ifMatch);
        await manager.delete(BusinessHoursRow, { id });
        const before = { name, timeZone, weekly, holidays };
        await this.audit.record(manager, actor, entryOf(SUBJECT, 'deleted', id, before, null));
      });
    } catch (error) {
      if (violatedForeignKey(error) !== undefined) throw new BusinessHoursInUseError(id);
      throw error;
    }
  }

  private async write(
    actor: Actor,
    name: string | undefined,
    work: (manager: EntityManager) => Promise<BusinessHoursRow>,
  ): Promise<BusinessHoursRow> {
    try {
      return await this.database.of(actor).transaction(work);
    } catch (error) {
      if (violatedUnique(error) !== 'business_hours_name_key') throw error;
      throw new BusinessHoursNameTakenError(name ?? '');
    }
  }
}

function assertOpen(hours: BusinessHours): void {
  const violations = hoursViolations(hours);
  if (violations.length > 0) throw new ValidationError(violations);
}

async function lock(
  manager: EntityManager,
  id: number,
  ifMatch?: string,
): Promise<BusinessHoursRow> {
  const mode = 'for_no_key_update';
  const hours = await manager.findOne(BusinessHoursRow, { where: { id }, lock: { mode } });
  if (!hours) throw new BusinessHoursNotFoundError(id);
  assertMatches(ifMatch, hours.version);
  return hours;
}
