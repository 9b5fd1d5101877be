import { Injectable } from '@nestjs/common';
import { type EntityManager, type FindOptionsWhere, In } from 'typeorm';
import type { Priority } from '../../triage/taxonomy/index.js';
import type { SlaState } from './sla-state.js';
import { Ticket } from './ticket.entity.js';
import { isResolved } from './transitions.js';

/** A ticket of an organisation. */
export interface TicketKey {
  readonly organizationId: number;
  readonly id: number;
}

/** When something about a ticket is due, and how that stands. */
export interface TicketDue extends TicketKey {
  readonly dueAt: Date | null;
  readonly slaState: SlaState | null;
}

/** What is known of a ticket that nobody else changes until the transaction ends. */
export interface HeldTicket extends TicketKey {
  readonly conversationId: number | null;
  readonly requesterId: number;
  readonly teamId: number | null;
  readonly priority: Priority;
  readonly createdAt: Date;
  /** Whether somebody still has to do something. */
  readonly isOpen: boolean;
  readonly hasAnswer: boolean;
}

const HOLD_FREE = `
  SELECT ticket.organization_id AS "organizationId", ticket.id,
         conversation_id AS "conversationId"
  FROM unnest($1::integer[], $2::integer[]) AS wanted (organization_id, id)
  JOIN tickets AS ticket
    ON ticket.organization_id = wanted.organization_id AND ticket.id = wanted.id
  ORDER BY ticket.id FOR NO KEY UPDATE OF ticket SKIP LOCKED`;

const SHOW = `
  UPDATE tickets AS ticket SET due_at = shown.due_at, sla_state = shown.sla_state
  FROM unnest($1::integer[], $2::integer[], $3::timestamptz[], $4::varchar[])
    AS shown (organization_id, id, due_at, sla_state)
  WHERE ticket.organization_id = shown.organization_id AND ticket.id = shown.id
    AND (ticket.due_at, ticket.sla_state) IS DISTINCT FROM (shown.due_at, shown.sla_state)`;

/**
 * Shows on tickets what is due of them. That is no change of theirs: it makes no version, which
 * somebody who edits the ticket would have to read first.
 */
@Injectable()
export class TicketDues {
  /** Holds those of these tickets that are there, in the order of their ids. */
  hold(manager: EntityManager, ids: readonly number[]): Promise<HeldTicket[]> {
    return this.find(manager, { id: In(ids) });
  }

  holdOfConversation(manager: EntityManager, conversationId: number): Promise<HeldTicket[]> {
    return this.find(manager, { conversationId });
  }

  /** Holds those that nobody else holds, in a transaction that acts for all organisations. */
  holdFree(
    manager: EntityManager,
    tickets: readonly TicketKey[],
  ): Promise<Pick<HeldTicket, 'organizationId' | 'id' | 'conversationId'>[]> {
    const organizations = tickets.map(({ organizationId }) => organizationId);
    return manager.query(HOLD_FREE, [organizations, tickets.map(({ id }) => id)]);
  }

  /** Of tickets that the transaction holds. */
  async show(manager: EntityManager, dues: readonly TicketDue[]): Promise<void> {
    await manager.query(SHOW, [
      dues.map(({ organizationId }) => organizationId),
      dues.map(({ id }) => id),
      dues.map(({ dueAt }) => dueAt),
      dues.map(({ slaState }) => slaState),
    ]);
  }

  private async find(
    manager: EntityManager,
    where: FindOptionsWhere<Ticket>,
  ): Promise<HeldTicket[]> {
    const tickets = await manager.find(Ticket, {
      // Messages may be long.
      select: {
        organizationId: true,
        id: true,
        conversationId: true,
        requesterId: true,
        teamId: true,
        priority: true,
        createdAt: true,
        status: true,
        answer: true,
      },
      where,
      order: { id: 'ASC' },
      lock: { mode: 'for_no_key_update' },
    });
    return tickets.map(({ status, answer, ...ticket }) => ({
      ...ticket,
      isOpen: !isResolved(status),
      hasAnswer: answer !== null,
    }));
  }
}
