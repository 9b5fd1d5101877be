import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Database } from '../../../platform/database/index.js';
import { matches } from '../core/matches.js';
import { narrowingOf } from '../core/narrowing.js';
import { CandidateTickets } from './candidate-tickets.js';
import { type FiringRule, Firings } from './firings.js';
import { factsOf, type KnownTicket } from './known-ticket.js';
import { TicketFacts } from './ticket-facts.js';

/** An automation that is to look for tickets. */
export interface AutomationRule extends FiringRule {
  readonly organizationId: number;
  readonly place: number;
  readonly contentVersion: number;
}

const HELD = `
  SELECT FROM tickets WHERE organization_id = $1 AND id = $2 FOR NO KEY UPDATE SKIP LOCKED`;
const FIRED = `
  SELECT ticket_id AS "ticketId", cause
  FROM unnest($3::integer[], $4::text[]) AS wanted (ticket, because)
  JOIN rule_firings ON organization_id = $1 AND rule_id = $2 AND ticket_id = ticket
    AND cause = because`;

/**
 * Has an automation fire for the tickets that meet its conditions: for each once, and again only when
 * the customer has written since, or the conditions or actions of the rule are others.
 */
@Injectable()
export class Automations {
  constructor(
    private readonly database: Database,
    private readonly candidates: CandidateTickets,
    private readonly facts: TicketFacts,
    private readonly firings: Firings,
  ) {}

  async run(rule: AutomationRule, signal: AbortSignal): Promise<void> {
    const narrowing = narrowingOf(rule.conditions);
    for await (const ids of this.candidates.batches(rule.organizationId, narrowing)) {
      if (signal.aborted) return;
      const known = await this.facts.many(rule, ids);
      const met = known.filter((it) => matches(rule.conditions, factsOf(it)));
      await this.fireAll(rule, await this.notFired(rule, met), signal);
    }
  }

  private async fireAll(
    rule: AutomationRule,
    tickets: readonly KnownTicket[],
    signal: AbortSignal,
  ): Promise<void> {
    for (const ticket of tickets) {
      if (signal.aborted) return;
      await this.fire(rule, ticket);
    }
  }

  private async notFired(
    rule: AutomationRule,
    tickets: readonly KnownTicket[],
  ): Promise<KnownTicket[]> {
    if (tickets.length === 0) return [];
    const values = [rule.organizationId, rule.id, tickets.map(({ ticketId }) => ticketId)];
    const causes = tickets.map((it) => causeOf(rule, it));
    const rows = await this.database
      .of(rule)
      .query<{ ticketId: number; cause: string }>(FIRED, [...values, causes]);
    const fired = new Set(rows.map(({ ticketId }) => ticketId));
    return tickets.filter(({ ticketId }) => !fired.has(ticketId));
  }

  /** Asked once more while nobody else changes the ticket; one that somebody holds comes next time. */
  private fire(rule: AutomationRule, { ticketId }: KnownTicket): Promise<void> {
    return this.database.of(rule).transaction(async (manager) => {
      const { organizationId } = rule;
      if (!(await isHeld(manager, organizationId, ticketId))) return;
      const known = await this.facts.one(manager, organizationId, ticketId, null);
      if (!known || !matches(rule.conditions, factsOf(known))) return;
      const cause = causeOf(rule, known);
      const due = { organizationId, rule, known, cause, event: null, chain: [] };
      await this.firings.fire(manager, due);
    });
  }
}

function causeOf({ contentVersion }: AutomationRule, { customerMessageId }: KnownTicket): string {
  return `content:${contentVersion}/message:${customerMessageId ?? 0}`;
}

async function isHeld(
  manager: EntityManager,
  organizationId: number,
  id: number,
): Promise<boolean> {
  const held: unknown[] = await manager.query(HELD, [organizationId, id]);
  return held.length > 0;
}
