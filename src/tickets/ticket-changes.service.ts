import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ValidationError } from '../common/errors/request-errors.js';
import { assertMatches } from '../common/http/etag.js';
import { Database } from '../database/database.js';
import { TriageService } from '../triage/triage.service.js';
import { type Actor, isStaff } from '../users/actor.js';
import { UsersService } from '../users/users.service.js';
import type { ChangeTicket } from './ticket.dto.js';
import { Ticket } from './ticket.entity.js';
import { IllegalTransitionError, StaffOnlyError, TicketNotFoundError } from './ticket.errors.js';
import { TicketStatus } from './ticket-status.js';
import { TicketTransition } from './ticket-transition.entity.js';
import { findTransition, isResolved } from './transitions.js';

/** People change tickets: one at a time, along the legal transitions, and leaving a trace. */
@Injectable()
export class TicketChangesService {
  constructor(
    private readonly database: Database,
    private readonly triage: TriageService,
    private readonly users: UsersService,
  ) {}

  /** @throws StaleVersionError when the ticket is not the version that `ifMatch` names */
  async change(actor: Actor, id: number, change: ChangeTicket, ifMatch?: string): Promise<Ticket> {
    await this.assertAllowed(actor, change);
    return this.database.transaction(async (manager) => {
      const ticket = await this.lock(manager, actor, id);
      assertMatches(ifMatch, ticket.version);
      const { status, ...fields } = change;
      if (status) await this.move(manager, actor, ticket, status);
      return this.save(manager, Object.assign(ticket, fields));
    });
  }

  /** Reads a ticket that nobody else can change until the transaction ends. */
  async lock(manager: EntityManager, actor: Actor, id: number): Promise<Ticket> {
    const ticket = await manager.findOne(Ticket, {
      where: isStaff(actor) ? { id } : { id, requesterId: actor.id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!ticket) throw new TicketNotFoundError(id);
    return ticket;
  }

  /** The customer says that the machine's answer did not help: a person takes over. */
  async escalateUnresolved(manager: EntityManager, actor: Actor, ticket: Ticket): Promise<void> {
    if (ticket.status !== TicketStatus.AutoResolved) return;
    await this.move(manager, actor, ticket, TicketStatus.Escalated);
    await this.save(manager, ticket);
  }

  private async assertAllowed(actor: Actor, change: ChangeTicket): Promise<void> {
    const fields = Object.entries(change).flatMap(([name, value]) =>
      value === undefined ? [] : [name],
    );
    if (fields.length === 0) {
      throw new ValidationError([{ path: 'body', message: 'must name at least one change' }]);
    }
    const staffOnly = fields.filter((name) => name !== 'status');
    if (!isStaff(actor) && staffOnly.length > 0) throw new StaffOnlyError(staffOnly);
    const { intent, assigneeId } = change;
    if (intent !== undefined && !this.triage.knows(intent)) {
      const message = 'is not an intent of the taxonomy';
      throw new ValidationError([{ path: 'intent', message }]);
    }
    if (typeof assigneeId !== 'number') return;
    const assignee = await this.users.findActor(assigneeId);
    if (!assignee || !isStaff(assignee)) {
      const message = 'must be the id of an agent or admin';
      throw new ValidationError([{ path: 'assigneeId', message }]);
    }
  }

  private async move(
    manager: EntityManager,
    actor: Actor,
    ticket: Ticket,
    to: TicketStatus,
  ): Promise<void> {
    const from = ticket.status;
    if (from === to) return;
    const transition = findTransition(from, to, isStaff(actor) ? 'staff' : 'requester');
    if (!transition) throw new IllegalTransitionError(from, to);
    const { reason } = transition;
    await manager.insert(TicketTransition, {
      ticketId: ticket.id,
      actorId: actor.id,
      from,
      to,
      reason,
    });
    ticket.status = to;
    ticket.resolvedAt = isResolved(to) ? (ticket.resolvedAt ?? new Date()) : null;
  }

  private async save(manager: EntityManager, ticket: Ticket): Promise<Ticket> {
    const { id, ...row } = ticket;
    Object.assign(row, { version: ticket.version + 1, updatedAt: new Date() });
    await manager.update(Ticket, { id }, row);
    return Object.assign(ticket, row);
  }
}
