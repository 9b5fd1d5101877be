import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  Database,
  organizationOf,
  type OrganizationScope,
} from '../../../platform/database/index.js';
import { prefixed, READ_FACTS } from './fact-columns.js';
import type { KnownFacts, KnownTicket, Moments } from './known-ticket.js';

type Row = Omit<KnownTicket, 'facts' | 'moments'> & Readonly<Record<string, unknown>>;

const LAST_TICKET = `
  SELECT id FROM tickets WHERE organization_id = $1 AND conversation_id = $2
  ORDER BY id DESC LIMIT 1`;

/** Reads what conditions ask of tickets. */
@Injectable()
export class TicketFacts {
  constructor(private readonly database: Database) {}

  /** Of one ticket, as the transaction sees it; nothing where it is gone. */
  async one(
    manager: EntityManager,
    scope: OrganizationScope,
    ticketId: number,
    messageId: number | null,
  ): Promise<KnownTicket | undefined> {
    const values = [organizationOf(scope), [ticketId], [messageId], false];
    const [row] = await manager.query<Row[]>(READ_FACTS, values);
    return row && knownOf(row);
  }

  /** Of many, in their order, each with the customer's last message; those that are gone are left out. */
  async many(scope: OrganizationScope, ids: readonly number[]): Promise<KnownTicket[]> {
    const values = [organizationOf(scope), ids, ids.map(() => null), true];
    const rows = await this.database.of(scope).query<Row>(READ_FACTS, values);
    return rows.map(knownOf);
  }

  /** The last ticket of a conversation, if it has one. */
  async lastOf(
    manager: EntityManager,
    scope: OrganizationScope,
    conversationId: number,
  ): Promise<number | undefined> {
    const values = [organizationOf(scope), conversationId];
    const [row] = await manager.query<{ id: number }[]>(LAST_TICKET, values);
    return row?.id;
  }
}

function knownOf(row: Row): KnownTicket {
  const { ticketId, conversationId, requesterEmail, language, customerMessageId, now } = row;
  const of = { ticketId, conversationId, requesterEmail, language, customerMessageId, now };
  return {
    ...of,
    facts: prefixed('fact:', row) as KnownFacts,
    moments: prefixed('moment:', row) as Moments,
  };
}
