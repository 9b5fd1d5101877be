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
import { contentOf, entryOf } from '../changes/change-entries.js';
import { policyViolations } from './policy-violations.js';
import type { ChangeSlaPolicy, CreateSlaPolicy } from './sla-policy.dto.js';
import { SlaPolicy } from './sla-policy.entity.js';
import {
  SlaPolicyNameTakenError,
  SlaPolicyNotFoundError,
  TooManySlaPoliciesError,
} from './sla-policy.errors.js';

const SUBJECT = 'sla_policy';
/** Each event of a ticket asks all of them. */
const MOST = 100;

/** What an organisation promises its customers. */
@Injectable()
export class SlaPoliciesService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  /** Oldest first. */
  list(actor: Actor, query: PageQuery): Promise<Page<SlaPolicy>> {
    const policies = this.database.of(actor).repository(SlaPolicy);
    return pageById('id', query, ({ id, ...range }) => policies.find({ where: { id }, ...range }));
  }

  async get(actor: Actor, id: number): Promise<SlaPolicy> {
    const policy = await this.database.of(actor).repository(SlaPolicy).findOneBy({ id });
    if (!policy) throw new SlaPolicyNotFoundError(id);
    return policy;
  }

  /** @throws ValidationError, SlaPolicyNameTakenError, TooManySlaPoliciesError */
  create(actor: Actor, policy: CreateSlaPolicy): Promise<SlaPolicy> {
    const row = { conditions: {}, warning: null, businessHoursId: null, ...fieldsOf(policy) };
    assertSound({ ...row, targets: policy.targets });
    return this.write(actor, policy, async (manager) => {
      if ((await manager.count(SlaPolicy)) >= MOST) throw new TooManySlaPoliciesError(MOST);
      const { generatedMaps } = await manager.insert(SlaPolicy, row);
      const id = Number(generatedMaps[0]?.['id']);
      await this.audit.record(manager, actor, entryOf(SUBJECT, 'created', id, null, row));
      return manager.findOneByOrFail(SlaPolicy, { id });
    });
  }

  /**
   * What was promised before stays promised; from the next change of a ticket on it is held to the
   * new targets.
   * @throws StaleVersionError, ValidationError, SlaPolicyNameTakenError
   */
  change(actor: Actor, id: number, change: ChangeSlaPolicy, ifMatch?: string): Promise<SlaPolicy> {
    assertChanges(change);
    const fields = fieldsOf(change);
    return this.write(actor, change, async (manager) => {
      const before = await lock(manager, id, ifMatch);
      assertSound(Object.assign({}, before, fields));
      const counted = { version: before.version + 1, updatedAt: () => 'now()' };
      await manager.update(SlaPolicy, { id }, { ...fields, ...counted });
      const entry = entryOf(SUBJECT, 'changed', id, contentOf(before, fields), fields);
      await this.audit.record(manager, actor, entry);
      return manager.findOneByOrFail(SlaPolicy, { id });
    });
  }

  /**
   * Promises nothing new; what was promised under it stays promised.
   * @throws StaleVersionError
   */
  async delete(actor: Actor, id: number, ifMatch?: string): Promise<void> {
    await this.database.of(actor).transaction(async (manager) => {
      const { name, place, isActive, ...rest } = await lock(manager, id, ifMatch);
      const { conditions, targets, warning, businessHoursId } = rest;
      await manager.delete(SlaPolicy, { id });
      const terms = { conditions, targets, warning, businessHoursId };
      const before = { name, place, isActive, ...terms };
      await this.audit.record(manager, actor, entryOf(SUBJECT, 'deleted', id, before, null));
    });
  }

  private async write(
    actor: Actor,
    { name = '', businessHoursId }: ChangeSlaPolicy,
    work: (manager: EntityManager) => Promise<SlaPolicy>,
  ): Promise<SlaPolicy> {
    try {
      return await this.database.of(actor).transaction(work);
    } catch (error) {
      if (violatedUnique(error) === 'sla_policies_name_key')
        throw new SlaPolicyNameTakenError(name);
      if (violatedForeignKey(error) !== 'sla_policies_business_hours_fkey') throw error;
      const message = `must be the id of business hours, and there are none ${businessHoursId}`;
      throw new ValidationError([{ path: 'businessHoursId', message }]);
    }
  }
}

/** The columns that a body sets. */
function fieldsOf<Body extends ChangeSlaPolicy>({ order, active, ...rest }: Body) {
  return contentOf({ ...rest, place: order, isActive: active });
}

function assertSound(policy: Parameters<typeof policyViolations>[0]): void {
  const violations = policyViolations(policy);
  if (violations.length > 0) throw new ValidationError(violations);
}

async function lock(manager: EntityManager, id: number, ifMatch?: string): Promise<SlaPolicy> {
  const mode = 'for_no_key_update';
  const policy = await manager.findOne(SlaPolicy, { where: { id }, lock: { mode } });
  if (!policy) throw new SlaPolicyNotFoundError(id);
  assertMatches(ifMatch, policy.version);
  return policy;
}
