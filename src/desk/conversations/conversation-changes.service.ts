import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Actor, isStaff } from '../../platform/access/index.js';
import { ValidationError } from '../../platform/common/errors/request-errors.js';
import { assertMatches } from '../../platform/common/http/etag.js';
import { assertChanges } from '../../platform/common/validation/changes.js';
import { Database } from '../../platform/database/index.js';
import { type Ticket, TicketChangesService, TicketStatus } from '../tickets/index.js';
import type { Conversation } from './conversation.entity.js';
import { StaffFieldsError } from './conversation.errors.js';
import { merged } from './conversation-context.js';
import type { ChangeConversation } from './conversation-requests.dto.js';
import { type ConversationFields, ConversationRows } from './conversation-rows.js';
import type { ConversationStatus } from './conversation-values.js';
import type { Capacity } from './transitions.js';

/** What customers may say of their own. */
const CUSTOMERS = ['status', 'satisfaction', 'nps'];
const CUSTOMERS_ONLY = ['satisfaction', 'nps'];

/** What becomes of tickets that are not over when their conversation gets a status. */
const TICKETS_BECOME: Readonly<Partial<Record<ConversationStatus, TicketStatus>>> = {
  resolved: TicketStatus.Closed,
  escalated: TicketStatus.Escalated,
};

/** People change conversations, and with them their tickets. */
@Injectable()
export class ConversationChanges {
  constructor(
    private readonly database: Database,
    private readonly rows: ConversationRows,
    private readonly ticketChanges: TicketChangesService,
  ) {}

  /** @throws StaleVersionError when the conversation is not the version that `ifMatch` names */
  async change(
    actor: Actor,
    id: number,
    change: ChangeConversation,
    ifMatch?: string,
  ): Promise<Conversation> {
    await this.assertAllowed(actor, change);
    return this.database.of(actor).transaction(async (manager) => {
      const { conversation, tickets } = await this.rows.lock(manager, actor, id);
      assertMatches(ifMatch, conversation.version);
      const isOwn = conversation.requesterId === actor.id;
      const word = CUSTOMERS_ONLY.filter((field) => change[field as 'nps'] !== undefined);
      if (!isOwn && word.length > 0) throw notTheirs(word);
      await this.changeTickets(manager, actor, tickets, change);
      const now = (await this.rows.take(manager, id)) ?? conversation;
      const by = isStaff(actor) ? 'staff' : 'requester';
      const { status: to } = change;
      const move = to && { to, by: by as Capacity, reason: to };
      return this.rows.save(manager, actor, now, fieldsOf(now, change), move);
    });
  }

  private async assertAllowed(actor: Actor, change: ChangeConversation): Promise<void> {
    const named = assertChanges(change);
    const staffOnly = named.filter((field) => !CUSTOMERS.includes(field));
    if (!isStaff(actor) && staffOnly.length > 0) throw new StaffFieldsError(staffOnly);
    const { status, resolutionCode, resolutionSummary, assigneeId, priority } = change;
    const isResolving = status === 'resolved';
    if (!isResolving && (resolutionCode !== undefined || resolutionSummary !== undefined)) {
      const path = resolutionCode === undefined ? 'resolutionSummary' : 'resolutionCode';
      throw new ValidationError([{ path, message: 'needs the status resolved' }]);
    }
    if (assigneeId === undefined && priority === undefined) return;
    await this.ticketChanges.assertPossible(actor, {
      ...(assigneeId !== undefined && { assigneeId }),
      ...(priority !== undefined && { priority }),
    });
  }

  /** Of what is not over; a resolved conversation that goes to a person takes its last ticket with it. */
  private async changeTickets(
    manager: EntityManager,
    actor: Actor,
    all: readonly Ticket[],
    { status, assigneeId, priority }: ChangeConversation,
  ): Promise<void> {
    const become = status && TICKETS_BECOME[status];
    const fields = {
      ...(assigneeId !== undefined && { assigneeId }),
      ...(priority !== undefined && { priority }),
    };
    const last = all.at(-1);
    const concerned = all.filter((ticket) => !isClosed(ticket) || ticket === last);
    for (const ticket of concerned) {
      const isMeant = become !== TicketStatus.Escalated || ticket === last;
      const to = become && isMeant && ticket.status !== become ? { status: become } : {};
      const isOver = isClosed(ticket) && become !== TicketStatus.Escalated;
      const change = isOver ? {} : { ...fields, ...to };
      if (Object.keys(change).length > 0) {
        await this.ticketChanges.apply(manager, actor, ticket, change);
      }
    }
  }
}

function isClosed({ status }: Ticket): boolean {
  return status === TicketStatus.Closed;
}

function notTheirs(fields: readonly string[]): ValidationError {
  const message = 'is for the customer to say';
  return new ValidationError(fields.map((path) => ({ path, message })));
}

function fieldsOf(now: Conversation, change: ChangeConversation): ConversationFields {
  const { status: _, context, externalIds, ...fields } = change;
  return {
    ...fields,
    ...(context && { context: merged(now.context, context) }),
    ...(externalIds && { externalIds: merged(now.externalIds, externalIds) }),
  } as ConversationFields;
}
