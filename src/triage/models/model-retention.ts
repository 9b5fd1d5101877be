import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../../platform/audit/index.js';
import {
  Database,
  type OrganizationScope,
  violatedForeignKey,
} from '../../platform/database/index.js';

const OLD = `
  SELECT id FROM models
  WHERE organization_id = $1 AND status IN ('ready', 'failed')
    AND coalesce(trained_at, created_at) < now() - make_interval(days => $2)
  ORDER BY id`;
const REMOVE = `
  DELETE FROM models WHERE id = $1 AND status IN ('ready', 'failed')
  RETURNING version, status`;

/** Removes models that are in use no more, with what was promised by them. */
@Injectable()
export class ModelRetention {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {}

  /** All whose training is so many days ago, but those that decisions or labels name. */
  async removeOld(
    scope: OrganizationScope & { readonly organizationId: number },
    days: number,
    signal: AbortSignal,
  ): Promise<void> {
    const database = this.database.of(scope);
    for (const { id } of await database.query<{ id: number }>(OLD, [scope.organizationId, days])) {
      signal.throwIfAborted();
      try {
        await database.transaction((manager) => this.remove(manager, scope, id));
      } catch (error) {
        // Decisions can be recomputed for as long as they are there.
        if (violatedForeignKey(error) === undefined) throw error;
      }
    }
  }

  private async remove(
    manager: EntityManager,
    scope: { readonly organizationId: number },
    id: number,
  ): Promise<void> {
    const [rows] = await manager.query<[object[], number]>(REMOVE, [id]);
    const [before] = rows;
    if (!before) return;
    const subject = { type: 'model', id };
    await this.audit.record(manager, scope, { action: 'retention.model_removed', subject, before });
  }
}
