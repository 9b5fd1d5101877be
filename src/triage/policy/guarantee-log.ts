import { Injectable, Logger } from '@nestjs/common';
import { IsNull, Not, type Repository } from 'typeorm';
import { AuditLog } from '../../platform/audit/index.js';
import { Database, organizationOf, type OrganizationScope } from '../../platform/database/index.js';
import { jumpsBetween, type RiskDial } from '../core/index.js';
import { Guarantee } from './guarantee.entity.js';

/** What thresholds hold for, and what they were found by. */
type Key = Pick<Guarantee, 'policyId' | 'modelId' | 'evidenceHash'>;

/** Keeps the thresholds that were found, and tells admins where they jump. */
@Injectable()
export class GuaranteeLog {
  private readonly logger = new Logger('Triage');

  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  /** The last ones of a policy with a model. */
  async latest(
    scope: OrganizationScope,
    policyId: number,
    modelId: number,
  ): Promise<Guarantee | undefined> {
    const where = { policyId, modelId };
    const [latest] = await this.guarantees(scope).find({ where, order: { id: 'DESC' }, take: 1 });
    return latest;
  }

  /** The last ones of a policy that had jumped when they came, whatever came after. */
  async lastJump(scope: OrganizationScope, policyId: number): Promise<Guarantee | undefined> {
    const where = { policyId, jumps: Not(IsNull()) };
    const [last] = await this.guarantees(scope).find({ where, order: { id: 'DESC' }, take: 1 });
    return last;
  }

  /** Another instance may find the same at the same time; one of them tells. */
  async store(scope: OrganizationScope, key: Key, dial: RiskDial): Promise<Guarantee> {
    const { overall, intents } = dial;
    const before = await this.reference(scope, key.policyId);
    const found = before ? jumpsBetween(before, dial) : [];
    const jumps = found.length > 0 ? found : null;
    const row = { ...key, threshold: overall.threshold, overall, intents: { ...intents }, jumps };
    return this.database.of(scope).transaction(async (manager) => {
      const insert = manager.createQueryBuilder().insert().into(Guarantee).values(row).orIgnore();
      const inserted = await insert.returning('id').execute();
      const stored = await manager.findOneByOrFail(Guarantee, key);
      const isNew = (inserted.raw as unknown[]).length > 0;
      if (!jumps || !isNew) return stored;
      this.logger.warn(`the thresholds of guarantee ${stored.id} jumped: see the audit log`);
      await this.audit.record(
        manager,
        { organizationId: organizationOf(scope) },
        {
          action: 'guarantee.threshold_jumped',
          subject: { type: 'guarantee', id: stored.id },
          before: Object.fromEntries(jumps.map(({ intent, before: it }) => [intent ?? '*', it])),
          after: Object.fromEntries(jumps.map(({ intent, after }) => [intent ?? '*', after])),
        },
      );
      return stored;
    });
  }

  /**
   * What jumps are counted from: the last jump of the policy, or else its first thresholds. Compared
   * with those just before, many small steps would be none.
   */
  private async reference(
    scope: OrganizationScope,
    policyId: number,
  ): Promise<Guarantee | undefined> {
    const jumped = await this.lastJump(scope, policyId);
    if (jumped) return jumped;
    const [first] = await this.guarantees(scope).find({
      where: { policyId },
      order: { id: 'ASC' },
      take: 1,
    });
    return first;
  }

  private guarantees(scope: OrganizationScope): Repository<Guarantee> {
    return this.database.of(scope).repository(Guarantee);
  }
}
