import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Actor } from '../../platform/access/index.js';
import { pageById } from '../../platform/common/pagination/by-id.js';
import type { Page, PageQuery } from '../../platform/common/pagination/page.js';
import { Database } from '../../platform/database/index.js';
import { nameNow } from '../core/index.js';
import { IntentsService } from '../taxonomy/index.js';
import { Guarantee } from './guarantee.entity.js';
import { PolicyVersion } from './policy.entity.js';
import { PolicyVersionNotFoundError } from './policy.errors.js';
import { PolicyService } from './policy.service.js';

/** A version, and what it last promised where it has a target. */
export interface PastPolicy {
  readonly policy: PolicyVersion;
  readonly guarantee: Guarantee | undefined;
}

/** The policies that there were. */
@Injectable()
export class PolicyVersions {
  constructor(
    private readonly database: Database,
    private readonly policies: PolicyService,
    private readonly intents: IntentsService,
  ) {}

  /** Newest first. */
  async list(actor: Actor, query: PageQuery): Promise<Page<PastPolicy>> {
    // An organisation that nobody has asked for one has its first from now on.
    await this.policies.current(actor);
    const versions = this.database.of(actor).repository(PolicyVersion);
    const page = await pageById('-id', query, ({ id, ...range }) =>
      versions.find({ where: { id }, ...range }),
    );
    const guarantees = await this.lastOf(
      actor,
      page.data.map(({ id }) => id),
    );
    const data = page.data.map((policy) => ({ policy, guarantee: guarantees.get(policy.id) }));
    return { ...page, data };
  }

  /**
   * Brings one back as a new version. What it said of intents counts under their names of now, and
   * not at all where they are gone.
   * @throws PolicyVersionNotFoundError, StaleVersionError
   */
  async restore(actor: Actor, id: number, ifMatch?: string): Promise<PolicyVersion> {
    const past = await this.database.of(actor).repository(PolicyVersion).findOneBy({ id });
    if (!past) throw new PolicyVersionNotFoundError(id);
    const [former, intents] = await Promise.all([
      this.intents.formerNames(actor),
      this.intents.all(actor),
    ]);
    const known = new Set(intents.map(({ name }) => name));
    const overrides = Object.fromEntries(
      Object.entries(past.overrides)
        .map(([name, override]) => [nameNow(former, name), override] as const)
        .filter(([name]) => known.has(name)),
    );
    const { mode, threshold, targetErrorRate, confidenceLevel } = past;
    const draft = { mode, threshold, targetErrorRate, confidenceLevel, overrides };
    return this.policies.replace(actor, draft, ifMatch, { restoredVersion: past.version });
  }

  private async lastOf(actor: Actor, ids: readonly number[]): Promise<Map<number, Guarantee>> {
    const guarantees = this.database.of(actor).repository(Guarantee);
    const newest = guarantees
      .createQueryBuilder('guarantee')
      .distinctOn(['guarantee.policyId'])
      .where({ policyId: In(ids) })
      .orderBy('guarantee.policyId')
      .addOrderBy('guarantee.id', 'DESC');
    return new Map((await newest.getMany()).map((it) => [it.policyId, it]));
  }
}
