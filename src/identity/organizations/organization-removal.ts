import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../platform/access/index.js';
import { AuditLog, type Author } from '../../platform/audit/index.js';
import {
  Database,
  DEFAULT_ORGANIZATION,
  violatedForeignKey,
} from '../../platform/database/index.js';
import { Events } from '../../platform/events/index.js';
import { Organization } from './organization.entity.js';
import { DefaultOrganizationError, OrganizationNotFoundError } from './organization.errors.js';
import { organizationChanged } from './organization.events.js';

const CLOSED_FOR = `
  SELECT extract(epoch FROM clock_timestamp() - deletion_requested_at)::float8 * 1000 AS ms
  FROM organizations WHERE id = $1`;

/** Somebody of the organisation of operators, in whose log it stands. */
type Operator = Author & { readonly organizationId: number };

/** The first and the last step of deleting an organisation; between them, its rows go. */
@Injectable()
export class OrganizationRemoval {
  constructor(
    private readonly database: Database,
    private readonly events: Events,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Has nobody of it be let in any more; whoever asks for it again changes nothing.
   * @throws OrganizationNotFoundError, DefaultOrganizationError
   */
  async begin(manager: EntityManager, actor: Actor, id: number): Promise<void> {
    const lock = { mode: 'for_no_key_update' } as const;
    const found = await manager.findOne(Organization, { where: { id }, lock });
    if (!found) throw new OrganizationNotFoundError(id);
    if (id === DEFAULT_ORGANIZATION) throw new DefaultOrganizationError();
    if (found.deletionRequestedAt) return;
    const { slug, name } = found;
    await manager.update(
      Organization,
      { id },
      {
        deletionRequestedAt: () => 'clock_timestamp()',
        version: found.version + 1,
        updatedAt: () => 'now()',
      },
    );
    await this.tell(manager, actor, id, 'organization.deletion_requested', { slug, name });
    await this.database.system.afterCommit(() =>
      this.events.announce(actor, organizationChanged, { organizationId: id }),
    );
  }

  /** Since how many milliseconds nobody is let in; nothing once it is gone. */
  async closedFor(id: number): Promise<number | undefined> {
    const [found] = await this.database.system.query<{ ms: number | null }>(CLOSED_FOR, [id]);
    if (found?.ms === null) throw new Error(`organisation ${id} is not to be deleted`);
    return found?.ms;
  }

  /**
   * Removes the organisation itself, from when on nothing of it can be written; whether that worked:
   * not while any row is left.
   */
  async finish(operator: Operator, id: number): Promise<boolean> {
    try {
      await this.database.system.transaction(async (manager) => {
        const found = await manager.findOneBy(Organization, { id });
        const { affected } = await manager.delete(Organization, { id });
        if (!found || affected === 0) return;
        const { slug, name } = found;
        await this.tell(manager, operator, id, 'organization.deleted', { slug, name });
      });
      return true;
    } catch (error) {
      if (violatedForeignKey(error) === undefined) throw error;
      return false;
    }
  }

  private async tell(
    manager: EntityManager,
    operator: Operator,
    id: number,
    action: string,
    before: object,
  ): Promise<void> {
    const subject = { type: 'organization', id };
    await this.audit.record(manager, operator, { action, subject, before });
    // Not as news of the organisation, with which it would go.
    const { organizationId } = operator;
    await this.events.publish(manager, organizationChanged, { organizationId: id }, organizationId);
  }
}
