import { Injectable } from '@nestjs/common';
import { type EntityManager, In, type QueryDeepPartialEntity } from 'typeorm';
import { UnauthenticatedError } from '../../identity/auth/index.js';
import { UsersService } from '../../identity/users/index.js';
import { type Actor, isStaff } from '../../platform/access/index.js';
import { Events } from '../../platform/events/index.js';
import { TicketHistory } from './history/ticket-history.js';
import { Ticket } from './ticket.entity.js';
import { TicketNotFoundError } from './ticket.errors.js';
import { ticketUpdated } from './ticket.events.js';

export type TicketFields = QueryDeepPartialEntity<Ticket>;

// By the clock of the database, which also set createdAt.
const NOW = (): string => 'now()';

/** How a transaction takes a ticket and puts it back. */
@Injectable()
export class TicketRows {
  constructor(
    private readonly users: UsersService,
    private readonly events: Events,
    private readonly history: TicketHistory,
  ) {}

  /**
   * Reads a ticket that nobody else can change until the transaction ends.
   * @throws TicketNotFoundError also for somebody else's ticket; UnauthenticatedError
   */
  async lock(manager: EntityManager, actor: Actor, id: number): Promise<Ticket> {
    // First, as the end of the account takes them in this order; it must not leave another text.
    if (!isStaff(actor) && !(await this.users.lockIfThere(manager, actor.id))) {
      throw new UnauthenticatedError();
    }
    const ticket = await manager.findOne(Ticket, {
      where: isStaff(actor) ? { id } : { id, requesterId: actor.id },
      // Rows that only name the ticket are written meanwhile.
      lock: { mode: 'for_no_key_update' },
    });
    if (!ticket) throw new TicketNotFoundError(id);
    return ticket;
  }

  /** The same of several, whoever's they are, in the order of their ids. */
  lockAll(manager: EntityManager, ids: readonly number[]): Promise<Ticket[]> {
    return manager.find(Ticket, {
      where: { id: In(ids) },
      order: { id: 'ASC' },
      lock: { mode: 'for_no_key_update' },
    });
  }

  /** Which tickets are of a conversation. */
  async idsOf(manager: EntityManager, conversationId: number): Promise<number[]> {
    const tickets = await manager.find(Ticket, { select: { id: true }, where: { conversationId } });
    return tickets.map(({ id }) => id);
  }

  /** The same of those of conversations, oldest first. */
  lockOf(manager: EntityManager, ...conversationIds: number[]): Promise<Ticket[]> {
    return manager.find(Ticket, {
      where: { conversationId: In(conversationIds) },
      order: { id: 'ASC' },
      lock: { mode: 'for_no_key_update' },
    });
  }

  /** Writes a change of a locked ticket, as its next version; nobody's where the service makes it. */
  async save(
    manager: EntityManager,
    actor: Actor | null,
    before: Ticket,
    changes: TicketFields,
  ): Promise<Ticket> {
    const { id, version } = before;
    await manager.update(Ticket, { id }, { ...changes, version: version + 1, updatedAt: NOW });
    const ticket = await manager.findOneByOrFail(Ticket, { id });
    await this.history.record(manager, actor, before, ticket);
    await this.events.publish(manager, ticketUpdated, {
      ticketId: id,
      conversationId: ticket.conversationId,
      requesterId: ticket.requesterId,
      status: ticket.status,
      version: ticket.version,
      fields: Object.keys(changes).filter((field) => field !== 'labelWorth'),
      actorId: actor?.id ?? null,
    });
    return ticket;
  }
}
