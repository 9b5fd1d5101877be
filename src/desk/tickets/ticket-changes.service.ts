import { Injectable } from '@nestjs/common';
import { type EntityManager, Not } from 'typeorm';
import { UsersService } from '../../identity/users/index.js';
import { type Actor, isStaff } from '../../platform/access/index.js';
import { ValidationError } from '../../platform/common/errors/request-errors.js';
import { assertMatches } from '../../platform/common/http/etag.js';
import { assertChanges } from '../../platform/common/validation/changes.js';
import { Database } from '../../platform/database/index.js';
import { TriageService } from '../../triage/index.js';
import type { ChangeTicket } from './ticket.dto.js';
import type { Ticket } from './ticket.entity.js';
import { IllegalTransitionError, StaffOnlyError } from './ticket.errors.js';
import { TicketLabelsService } from './ticket-labels.service.js';
import { type TicketFields, TicketRows } from './ticket-rows.js';
import { TicketStatus } from './ticket-status.js';
import { TicketTransition } from './ticket-transition.entity.js';
import { findTransition, isResolved } from './transitions.js';

const { Closed } = TicketStatus;

// By the clock of the database, which also set createdAt.
const NOW = (): string => 'now()';

/** People change tickets: one at a time, along the legal transitions, and leaving a trace. */
@Injectable()
export class TicketChangesService {
  constructor(
    private readonly database: Database,
    private readonly triage: TriageService,
    private readonly users: UsersService,
    private readonly rows: TicketRows,
    private readonly labels: TicketLabelsService,
  ) {}

  /** @throws StaleVersionError when the ticket is not the version that `ifMatch` names */
  async change(actor: Actor, id: number, change: ChangeTicket, ifMatch?: string): Promise<Ticket> {
    await this.assertAllowed(actor, change);
    return this.database.of(actor).transaction(async (manager) => {
      const ticket = await this.rows.lock(manager, actor, id);
      assertMatches(ifMatch, ticket.version);
      return this.apply(manager, actor, ticket, change);
    });
  }

  /** The same of a locked ticket, once it is known that it may be done. */
  async apply(
    manager: EntityManager,
    actor: Actor,
    ticket: Ticket,
    { status, ...fields }: ChangeTicket,
  ): Promise<Ticket> {
    if (status === ticket.status && Object.keys(fields).length === 0) return ticket;
    const { intent } = fields;
    if (intent !== undefined) await this.labels.correct(manager, actor, ticket, intent);
    const moved = status ? await this.move(manager, actor, ticket, status) : {};
    const labelled = intent === undefined ? {} : { labelWorth: null };
    return this.rows.save(manager, actor, ticket, { ...fields, ...moved, ...labelled });
  }

  /**
   * The customer says that it is not resolved: what the machine had resolved goes to a person. What
   * somebody of the staff closed stays closed; the customer may reopen it.
   */
  async escalateUnresolved(manager: EntityManager, actor: Actor, ticket: Ticket): Promise<void> {
    const closedByStaff = { ticketId: ticket.id, to: Closed, actorId: Not(ticket.requesterId) };
    if (ticket.status === Closed && (await manager.existsBy(TicketTransition, closedByStaff)))
      return;
    const moved = await this.move(manager, actor, ticket, TicketStatus.Escalated);
    await this.rows.save(manager, actor, ticket, moved);
  }

  /** @throws StaffOnlyError, ValidationError; call before a transaction begins */
  async assertAllowed(actor: Actor, change: ChangeTicket): Promise<void> {
    const fields = assertChanges(change);
    const staffOnly = fields.filter((name) => name !== 'status');
    if (!isStaff(actor) && staffOnly.length > 0) throw new StaffOnlyError(staffOnly);
    const { intent, assigneeId } = change;
    if (intent !== undefined && !(await this.triage.knows(actor, intent))) {
      const message = 'is not an intent of the taxonomy';
      throw new ValidationError([{ path: 'intent', message }]);
    }
    if (typeof assigneeId !== 'number') return;
    const assignee = await this.users.find(actor, assigneeId);
    if (!assignee || !isStaff(assignee)) {
      const message = 'must be the id of an agent or admin';
      throw new ValidationError([{ path: 'assigneeId', message }]);
    }
  }

  private async move(
    manager: EntityManager,
    actor: Actor,
    { id: ticketId, status: from, resolvedAt }: Ticket,
    to: TicketStatus,
  ): Promise<TicketFields> {
    if (from === to) return {};
    const transition = findTransition(from, to, isStaff(actor) ? 'staff' : 'requester');
    if (!transition) throw new IllegalTransitionError(from, to);
    const { reason } = transition;
    await manager.insert(TicketTransition, { ticketId, actorId: actor.id, from, to, reason });
    if (!isResolved(to)) return { status: to, resolvedAt: null };
    return { status: to, ...(!resolvedAt && { resolvedAt: NOW }) };
  }
}
