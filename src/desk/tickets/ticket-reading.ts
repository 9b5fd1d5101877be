import { Injectable } from '@nestjs/common';
import { OrganizationDirectory } from '../../identity/organizations/index.js';
import { type Actor, isStaff } from '../../platform/access/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import type { Page } from '../../platform/common/pagination/page.js';
import type { TicketView } from './ticket.dto.js';
import type { ListTicketsQuery } from './ticket-list.dto.js';
import type { FoundTicket } from './ticket-search.js';
import { type ExplainedDecision, TicketsService } from './tickets.service.js';

/**
 * Tickets as people read them: where their organisation wants it, the audit log says which ones of
 * others the staff has read, before they are shown.
 */
@Injectable()
export class TicketReading {
  constructor(
    private readonly tickets: TicketsService,
    private readonly organizations: OrganizationDirectory,
    private readonly audit: AuditLog,
  ) {}

  /** @throws TicketNotFoundError also for somebody else's ticket */
  async get(actor: Actor, id: number): Promise<TicketView> {
    const ticket = await this.tickets.get(actor, id);
    if (ticket.requesterId !== actor.id) await this.note(actor, [id]);
    return ticket;
  }

  /** @throws TicketNotFoundError */
  async decision(actor: Actor, id: number): Promise<ExplainedDecision> {
    const decision = await this.tickets.decision(actor, id);
    await this.note(actor, [id]);
    return decision;
  }

  async list(actor: Actor, query: ListTicketsQuery): Promise<Page<FoundTicket>> {
    const page = await this.tickets.list(actor, query);
    const foreign = page.data.filter(({ requesterId }) => requesterId !== actor.id);
    await this.note(
      actor,
      foreign.map(({ id }) => id),
    );
    return page;
  }

  private async note(actor: Actor, ids: readonly number[]): Promise<void> {
    const [first] = ids;
    if (first === undefined || !isStaff(actor)) return;
    const organization = await this.organizations.get(actor.organizationId);
    if (!organization?.auditReading) return;
    await this.audit.append(
      actor,
      ids.length === 1
        ? { action: 'ticket.read', subject: { type: 'ticket', id: first } }
        : { action: 'ticket.listed', after: { tickets: ids } },
    );
  }
}
