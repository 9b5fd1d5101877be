import { Injectable } from '@nestjs/common';
import { Customers } from '../../identity/auth/index.js';
import type { Actor } from '../../platform/access/index.js';
import { AuditLog } from '../../platform/audit/index.js';
import { Database } from '../../platform/database/index.js';
import type { CreateTicket, TicketView } from './ticket.dto.js';
import { TicketsService } from './tickets.service.js';

/** Opens tickets as whoever calls asks: their own, or those of customers whom they act for. */
@Injectable()
export class TicketsOnBehalf {
  constructor(
    private readonly database: Database,
    private readonly customers: Customers,
    private readonly tickets: TicketsService,
    private readonly audit: AuditLog,
  ) {}

  /** The ticket is the customer's; who opened it for them is written down with it. */
  create(actor: Actor, { message, onBehalfOf }: CreateTicket): Promise<TicketView> {
    if (onBehalfOf === undefined) return this.tickets.create(actor, message);
    const database = this.database.of(actor);
    const work = () => this.createFor(actor, message, onBehalfOf);
    return database.isJoined ? work() : database.join(work);
  }

  private async createFor(actor: Actor, message: string, customer: string): Promise<TicketView> {
    const requesterId = await this.customers.accountOf(actor, customer);
    const ticket = await this.tickets.create(actor, message, requesterId);
    await this.database.of(actor).transaction((manager) =>
      this.audit.record(manager, actor, {
        action: 'ticket.opened_on_behalf',
        subject: { type: 'ticket', id: ticket.id },
        after: { requesterId },
      }),
    );
    return ticket;
  }
}
