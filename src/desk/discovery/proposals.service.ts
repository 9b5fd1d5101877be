import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { assertMatches } from '../../platform/common/http/etag.js';
import { pageById } from '../../platform/common/pagination/by-id.js';
import type { Page, PageQuery } from '../../platform/common/pagination/page.js';
import { assertChanges } from '../../platform/common/validation/changes.js';
import { Database, type OrganizationScope } from '../../platform/database/index.js';
import { DiscoveriesService } from './discoveries.service.js';
import { ProposalNotFoundError, ProposalSettledError } from './discovery.errors.js';
import type { ChangeProposal } from './proposal.dto.js';
import { Proposal } from './proposal.entity.js';
import { ProposalFiguresReader, type ProposalWithFigures } from './proposal-figures.js';

/** Which proposal of which discovery. */
export interface ProposalKey {
  readonly discoveryId: number;
  readonly id: number;
}

/** What is proposed, and what an admin makes of it. */
@Injectable()
export class ProposalsService {
  constructor(
    private readonly database: Database,
    private readonly discoveries: DiscoveriesService,
    private readonly figures: ProposalFiguresReader,
    private readonly audit: AuditLog,
  ) {}

  /** One page, by their ids. @throws DiscoveryNotFoundError */
  async list(
    scope: OrganizationScope,
    discoveryId: number,
    query: PageQuery,
  ): Promise<Page<ProposalWithFigures>> {
    await this.discoveries.get(scope, discoveryId);
    const proposals = this.database.of(scope).repository(Proposal);
    const page = await pageById('id', query, ({ id, ...range }) =>
      proposals.find({ where: { discoveryId, id }, ...range }),
    );
    return { ...page, data: await this.figures.of(scope, page.data) };
  }

  /** @throws ProposalNotFoundError */
  async get(
    scope: OrganizationScope,
    { discoveryId, id }: ProposalKey,
  ): Promise<ProposalWithFigures> {
    const where = { discoveryId, id };
    const proposal = await this.database.of(scope).repository(Proposal).findOneBy(where);
    if (!proposal) throw new ProposalNotFoundError(id);
    const [found] = await this.figures.of(scope, [proposal]);
    if (!found) throw new ProposalNotFoundError(id);
    return found;
  }

  /** @throws ProposalNotFoundError, ProposalSettledError, StaleVersionError */
  async change(
    actor: Actor,
    key: ProposalKey,
    change: ChangeProposal,
    ifMatch?: string,
  ): Promise<ProposalWithFigures> {
    assertChanges(change);
    await this.update(actor, key, change, ifMatch);
    return this.get(actor, key);
  }

  /** Throws one away; again it stays so. @throws ProposalNotFoundError, ProposalSettledError */
  async discard(actor: Actor, key: ProposalKey): Promise<ProposalWithFigures> {
    const { proposal } = await this.get(actor, key);
    if (proposal.status !== 'discarded') await this.update(actor, key, { status: 'discarded' });
    return this.get(actor, key);
  }

  private update(
    actor: Actor,
    key: ProposalKey,
    change: Partial<Proposal>,
    ifMatch?: string,
  ): Promise<void> {
    return this.database.of(actor).transaction(async (manager) => {
      const before = await lockProposed(manager, key);
      assertMatches(ifMatch, before.version);
      const counted = { version: before.version + 1, updatedAt: new Date() };
      await manager.update(Proposal, { id: key.id }, { ...change, ...counted });
      await this.audit.record(manager, actor, {
        action: change.status === 'discarded' ? 'proposal.discarded' : 'proposal.changed',
        subject: { type: 'proposal', id: key.id },
        after: { ...change },
      });
    });
  }
}

/** The proposal, which nobody else changes until the transaction ends. @throws ProposalNotFoundError */
export async function lockProposal(
  manager: EntityManager,
  { discoveryId, id }: ProposalKey,
): Promise<Proposal> {
  const lock = { mode: 'pessimistic_write' } as const;
  const found = await manager.findOne(Proposal, { where: { discoveryId, id }, lock });
  if (!found) throw new ProposalNotFoundError(id);
  return found;
}

/** The same of one about which nothing is decided. @throws ProposalSettledError */
export async function lockProposed(manager: EntityManager, key: ProposalKey): Promise<Proposal> {
  const found = await lockProposal(manager, key);
  if (found.status !== 'proposed') throw new ProposalSettledError(found.id, found.status);
  return found;
}
