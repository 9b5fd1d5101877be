import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OrganizationDepartures } from '../../identity/organizations/index.js';
import { PostgresEmbeddingCache } from '../../language/encoders/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { Database, organizationOf, type OrganizationScope } from '../../platform/database/index.js';
import { Events } from '../../platform/events/index.js';
import { JobEndedError, Jobs } from '../../platform/jobs/index.js';
import { ticketsErased } from '../tickets/index.js';
import { Discovery } from './discovery.entity.js';
import { lockProposalsOf, removeEmptied } from './emptied-proposals.js';

interface Removed {
  readonly text: string;
  readonly proposalId?: number | null;
}

const BATCH = 500;
const ERASE = `
  DELETE FROM discovery_messages WHERE ticket_id = ANY ($1::integer[]) RETURNING text, proposal_id AS "proposalId"`;
const OF_DISCOVERY = `
  DELETE FROM discovery_messages WHERE (organization_id, id) IN (
    SELECT organization_id, id FROM discovery_messages
    WHERE discovery_id = $1 ORDER BY id LIMIT ${BATCH})
  RETURNING text`;
const OLD = `
  SELECT id FROM discoveries
  WHERE organization_id = $1 AND created_at < now() - make_interval(days => $2)
    AND status <> 'working'
  ORDER BY id`;
const ALL = 'SELECT id FROM discoveries WHERE organization_id = $1 ORDER BY id';
const REASON = 'Its discovery was deleted.';

/** Removes messages of discoveries together with their vectors. */
@Injectable()
export class DiscoveryErasure implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly embeddings: PostgresEmbeddingCache,
    private readonly departures: OrganizationDepartures,
    private readonly events: Events,
    private readonly jobs: Jobs,
    private readonly audit: AuditLog,
  ) {}

  onModuleInit(): void {
    this.events.within(ticketsErased, ({ ticketIds }, manager) =>
      this.eraseTickets(manager, ticketIds),
    );
    this.departures.before(async (organizationId, signal) => {
      for (const { id } of await this.database
        .of(organizationId)
        .query<{ id: number }>(ALL, [organizationId])) {
        signal.throwIfAborted();
        await this.removeMessages(organizationId, id);
      }
    });
  }

  /** Removes a discovery; one that is being carried out ends. */
  async remove(scope: OrganizationScope, id: number): Promise<void> {
    const database = this.database.of(scope);
    await database.transaction(async (manager) => {
      const discovery = await manager.findOneBy(Discovery, { id, status: 'working' });
      if (discovery && discovery.jobId !== null) await this.end(manager, discovery.jobId);
    });
    await this.removeMessages(scope, id);
    await database.repository(Discovery).delete({ id });
  }

  /** Removes discoveries that are so old. */
  async removeOld(
    scope: { readonly organizationId: number },
    days: number,
    signal: AbortSignal,
  ): Promise<void> {
    const values = [organizationOf(scope), days];
    const old = await this.database.of(scope).query<{ id: number }>(OLD, values);
    for (const { id } of old) {
      signal.throwIfAborted();
      await this.remove(scope, id);
      await this.audit.append(scope, {
        action: 'retention.discovery_removed',
        subject: { type: 'discovery', id },
        after: { days },
      });
    }
  }

  private async eraseTickets(manager: EntityManager, ticketIds: readonly number[]): Promise<void> {
    await lockProposalsOf(manager, ticketIds);
    const removed = await this.forget(manager, ERASE, ticketIds);
    await removeEmptied(
      manager,
      removed.flatMap(({ proposalId }) => proposalId ?? []),
    );
  }

  private async end(manager: EntityManager, jobId: number): Promise<void> {
    try {
      await this.jobs.cancel(manager, jobId, REASON);
    } catch (error) {
      // It ended by itself.
      if (!(error instanceof JobEndedError)) throw error;
    }
  }

  private async removeMessages(scope: OrganizationScope, id: number): Promise<void> {
    for (let removed = BATCH; removed === BATCH;) {
      removed = await this.database
        .of(scope)
        .transaction(async (manager) => (await this.forget(manager, OF_DISCOVERY, id)).length);
    }
  }

  private async forget(
    manager: EntityManager,
    statement: string,
    value: unknown,
  ): Promise<readonly Removed[]> {
    const [removed] = await manager.query<[Removed[], number]>(statement, [value]);
    if (removed.length > 0) {
      await this.embeddings.forget(
        manager,
        removed.map(({ text }) => text),
      );
    }
    return removed;
  }
}
