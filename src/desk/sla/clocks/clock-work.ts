import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { Events } from '../../../platform/events/index.js';
import { type HeldTicket, TicketDues } from '../../tickets/index.js';
import { ClockMirror } from './clock-mirror.js';
import { clockOf, columnsOf } from './clock-rows.js';
import { PolicyBook } from './policy-book.js';
import { promisesJudged, slaBreached } from './sla.events.js';
import { SlaClock } from './sla-clock.entity.js';
import { type KeptClock, TicketClocks } from './ticket-clocks.js';
import { TicketFactsReader } from './ticket-facts.js';

/** Does something about the clocks of a ticket, which nobody else changes meanwhile. */
export type ClockChange = (clocks: TicketClocks, ticket: HeldTicket) => void;

/** Changes the clocks of tickets, with all that follows from it, in the transaction of an event. */
@Injectable()
export class ClockWork {
  constructor(
    private readonly tickets: TicketDues,
    private readonly book: PolicyBook,
    private readonly facts: TicketFactsReader,
    private readonly mirror: ClockMirror,
    private readonly events: Events,
  ) {}

  /** Of one ticket; nothing where it is gone. */
  async ofTicket(manager: EntityManager, ticketId: number, change: ClockChange): Promise<void> {
    await this.changeAll(manager, await this.tickets.hold(manager, [ticketId]), change);
  }

  /** Of all tickets of a conversation; of this one alone where they were moved meanwhile. */
  async ofConversation(
    manager: EntityManager,
    conversationId: number,
    change: ClockChange,
    orTicketId: number | null = null,
  ): Promise<void> {
    const tickets = await this.tickets.holdOfConversation(manager, conversationId);
    if (tickets.length === 0 && orTicketId !== null) {
      await this.ofTicket(manager, orTicketId, change);
      return;
    }
    await this.changeAll(manager, tickets, change);
  }

  private async changeAll(
    manager: EntityManager,
    tickets: readonly HeldTicket[],
    change: ClockChange,
  ): Promise<void> {
    if (tickets.length === 0) return;
    const rows = await manager.find(SlaClock, {
      where: { ticketId: In(tickets.map(({ id }) => id)) },
      order: { id: 'ASC' },
    });
    for (const ticket of tickets) {
      const own = rows.filter(({ ticketId }) => ticketId === ticket.id);
      await this.change(manager, ticket, own, change);
    }
  }

  private async change(
    manager: EntityManager,
    ticket: HeldTicket,
    rows: readonly SlaClock[],
    change: ClockChange,
  ): Promise<void> {
    const { facts, isAnswered } = await this.facts.of(manager, ticket);
    const promised = await this.book.promisedTo(manager, facts);
    const kept = await Promise.all(rows.map((row) => this.kept(manager, row)));
    const clocks = new TicketClocks(kept, promised, { isOpen: ticket.isOpen, isAnswered });
    change(clocks, ticket);
    const changed = clocks.all.filter((clock) => !kept.includes(clock));
    if (changed.length === 0) return;
    for (const clock of changed) await this.save(manager, ticket, clock);
    await this.mirror.show(manager, [ticket]);
    const before = new Set(rows.filter((it) => it.breachedAt !== null).map(({ id }) => id));
    for (const { id, clock } of changed) {
      if (clock.breachedAt === null || (id !== null && before.has(id))) continue;
      const { id: ticketId, conversationId } = ticket;
      const dueAt = new Date(clock.breachedAt).toISOString();
      const news = { ticketId, conversationId, metric: clock.metric, dueAt };
      await this.events.publish(manager, slaBreached, news);
    }
    await this.tellJudged(manager, ticket, kept, changed);
  }

  private async tellJudged(
    manager: EntityManager,
    { id: ticketId, conversationId }: HeldTicket,
    before: readonly KeptClock[],
    changed: readonly KeptClock[],
  ): Promise<void> {
    const known = new Map(before.map(({ id, clock }) => [id, judgementOf(clock)]));
    const isNew = ({ id, clock }: KeptClock): boolean =>
      judgementOf(clock) !== (id === null ? null : known.get(id));
    if (!changed.some(isNew)) return;
    await this.events.publish(manager, promisesJudged, { ticketId, conversationId });
  }

  private async kept(manager: EntityManager, row: SlaClock): Promise<KeptClock> {
    const { id, policyId } = row;
    const clock = clockOf(row);
    // What has ended goes on by nothing.
    const terms = await this.book.goingOn(manager, row.endedAt === null ? policyId : null);
    return { id, policyId, clock, terms };
  }

  private async save(
    manager: EntityManager,
    { id: ticketId }: HeldTicket,
    { id, policyId, clock }: KeptClock,
  ): Promise<void> {
    const columns = { ...columnsOf(clock), policyId };
    if (id === null) await manager.insert(SlaClock, { ...columns, ticketId });
    else await manager.update(SlaClock, { id }, columns);
  }
}

/** Whether the promise was kept, as far as that is known. */
function judgementOf({ state, breachedAt }: KeptClock['clock']): 'kept' | 'missed' | null {
  if (breachedAt !== null) return 'missed';
  return state === 'met' ? 'kept' : null;
}
