import { Injectable } from '@nestjs/common';
import { type EntityManager, Not } from 'typeorm';
import { UsersService } from '../../identity/users/index.js';
import { type Actor, isStaff } from '../../platform/access/index.js';
import { ValidationError } from '../../platform/common/errors/request-errors.js';
import { assertMatches } from '../../platform/common/http/etag.js';
import { assertChanges } from '../../platform/common/validation/changes.js';
import { Database } from '../../platform/database/index.js';
import { TriageService } from '../../triage/index.js';
import { TeamsService } from '../teams/index.js';
import { MOST_TAGS } from './tags.js';
import type { ChangeTicket } from './ticket.dto.js';
import type { Ticket } from './ticket.entity.js';
import { IllegalTransitionError, StaffOnlyError, TicketNotFoundError } from './ticket.errors.js';
import { TicketLabelsService } from './ticket-labels.service.js';
import { type TicketFields, TicketRows } from './ticket-rows.js';
import { TicketStatus } from './ticket-status.js';
import { TicketTransition } from './ticket-transition.entity.js';
import { findTransition, isResolved } from './transitions.js';

const { Closed } = TicketStatus;

// By the clock of the database, which also set createdAt.
const NOW = (): string => 'now()';

/** A change as it may be asked for, tags by what is added and removed too. */
export interface TicketChangeRequest extends ChangeTicket {
  readonly addTags?: readonly string[];
  readonly removeTags?: readonly string[];
}

/** What the service may change by itself. */
export type ServiceChange = Pick<
  TicketChangeRequest,
  'status' | 'priority' | 'assigneeId' | 'teamId' | 'addTags' | 'removeTags'
>;

/** People change tickets: one at a time, along the legal transitions, and leaving a trace. */
@Injectable()
export class TicketChangesService {
  constructor(
    private readonly database: Database,
    private readonly triage: TriageService,
    private readonly users: UsersService,
    private readonly rows: TicketRows,
    private readonly labels: TicketLabelsService,
    private readonly teams: TeamsService,
  ) {}

  /** @throws StaleVersionError when the ticket is not the version that `ifMatch` names */
  async change(
    actor: Actor,
    id: number,
    change: TicketChangeRequest,
    ifMatch?: string,
  ): Promise<Ticket> {
    await this.assertPossible(actor, change);
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
    change: TicketChangeRequest,
  ): Promise<Ticket> {
    const { status, ...fields } = await this.fieldsOf(manager, ticket, change);
    if (status === ticket.status && Object.keys(fields).length === 0) return ticket;
    const { intent } = fields;
    if (intent !== undefined) await this.labels.correct(manager, actor, ticket, intent);
    const moved = status ? await this.move(manager, actor, ticket, status) : {};
    const labelled = intent === undefined ? {} : { labelWorth: null };
    return this.rows.save(manager, actor, ticket, { ...moved, ...fields, ...labelled });
  }

  /**
   * The same of a change that `assertPossible` has passed, where the ticket is not so already; gives
   * whether it was not.
   */
  changeUnlessSo(actor: Actor, id: number, change: TicketChangeRequest): Promise<boolean> {
    return this.database.of(actor).transaction(async (manager) => {
      const ticket = await this.rows.lock(manager, actor, id);
      const fields = await this.fieldsOf(manager, ticket, change);
      if (isSo(ticket, fields)) return false;
      await this.apply(manager, actor, ticket, change);
      return true;
    });
  }

  /**
   * A change that nobody makes but the service, of a ticket that is not so already; gives whether it
   * was not. That the assignee works here is for whoever calls it to know.
   * @throws TicketNotFoundError, IllegalTransitionError, ValidationError
   */
  async changeByService(
    manager: EntityManager,
    id: number,
    change: ServiceChange,
  ): Promise<boolean> {
    const [ticket] = await this.rows.lockAll(manager, [id]);
    if (!ticket) throw new TicketNotFoundError(id);
    const fields = await this.fieldsOf(manager, ticket, change);
    if (isSo(ticket, fields)) return false;
    const { status, ...others } = fields;
    const moved = status ? await this.move(manager, null, ticket, status) : {};
    await this.rows.save(manager, null, ticket, { ...moved, ...others });
    return true;
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

  /** What a change makes of a locked ticket. */
  private async fieldsOf(
    manager: EntityManager,
    ticket: Ticket,
    { addTags = [], removeTags = [], snoozedUntil, ...change }: TicketChangeRequest,
  ) {
    const { teamId } = change;
    if (typeof teamId === 'number' && !(await this.teams.lockIfThere(manager, teamId))) {
      throw new ValidationError([{ path: 'teamId', message: 'must be the id of a team' }]);
    }
    const isTagged = addTags.length + removeTags.length > 0;
    const until = typeof snoozedUntil === 'string' ? new Date(snoozedUntil) : snoozedUntil;
    return {
      ...change,
      ...(isTagged && { tags: retagged(change.tags ?? ticket.tags, addTags, removeTags) }),
      ...(until !== undefined && { snoozedUntil: until }),
    };
  }

  /** @throws StaffOnlyError, ValidationError where no ticket could be changed so by this actor */
  async assertPossible(actor: Actor, change: TicketChangeRequest): Promise<void> {
    const fields = assertChanges(change);
    const staffOnly = fields.filter((name) => name !== 'status');
    if (!isStaff(actor) && staffOnly.length > 0) throw new StaffOnlyError(staffOnly);
    const { intent, assigneeId, snoozedUntil } = change;
    if (typeof snoozedUntil === 'string' && !(Date.parse(snoozedUntil) > Date.now())) {
      throw new ValidationError([{ path: 'snoozedUntil', message: 'must be in the future' }]);
    }
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
    actor: Actor | null,
    { id: ticketId, status: from, resolvedAt }: Ticket,
    to: TicketStatus,
  ): Promise<TicketFields> {
    if (from === to) return {};
    const transition = findTransition(from, to, !actor || isStaff(actor) ? 'staff' : 'requester');
    if (!transition) throw new IllegalTransitionError(from, to);
    const { reason } = transition;
    await manager.insert(TicketTransition, {
      ...{ ticketId, actorId: actor?.id ?? null },
      ...{ from, to, reason },
    });
    const awake = { status: to, snoozedUntil: null };
    if (!isResolved(to)) return { ...awake, resolvedAt: null };
    return { ...awake, ...(!resolvedAt && { resolvedAt: NOW }) };
  }
}

/** Whether a ticket has these values already. */
function isSo(ticket: Ticket, fields: object): boolean {
  const names = Object.keys(fields) as (keyof Ticket)[];
  return names.every(
    (name) => JSON.stringify(ticket[name]) === JSON.stringify(fields[name as keyof typeof fields]),
  );
}

/** @throws ValidationError where they become too many */
function retagged(
  tags: readonly string[],
  added: readonly string[],
  removed: readonly string[],
): string[] {
  const all = [...new Set([...tags, ...added])].filter((tag) => !removed.includes(tag));
  if (all.length <= MOST_TAGS) return all;
  const message = `must leave ${MOST_TAGS} tags at the most, would be ${all.length}`;
  throw new ValidationError([{ path: 'addTags', message }]);
}
