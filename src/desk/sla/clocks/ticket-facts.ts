import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Priority } from '../../../triage/taxonomy/index.js';
import type { SlaFacts } from '../policies/first-match.js';

/** What of a ticket says what it is promised. */
interface OfTicket {
  readonly priority: Priority;
  readonly organizationId: number;
  readonly conversationId: number | null;
  readonly requesterId: number;
  readonly teamId: number | null;
}

interface Thread {
  readonly channel: string;
  readonly tags: readonly string[];
  readonly isAnswered: boolean;
}

/** What policies ask, and whether somebody has answered the customer. */
export interface TicketFacts {
  readonly facts: SlaFacts;
  readonly isAnswered: boolean;
}

const THREAD = `
  SELECT channel, tags, first_response_at IS NOT NULL AS "isAnswered" FROM conversations
  WHERE organization_id = $1 AND id = $2`;

const TIER = 'SELECT tier FROM user_profiles WHERE organization_id = $1 AND user_id = $2';

/** Reads what SLA policies ask of tickets. */
@Injectable()
export class TicketFactsReader {
  async of(manager: EntityManager, ticket: OfTicket): Promise<TicketFacts> {
    const { priority, organizationId, conversationId, requesterId, teamId } = ticket;
    const values = [organizationId, conversationId];
    const threads = conversationId === null ? [] : await manager.query<Thread[]>(THREAD, values);
    const { channel = null, tags = [], isAnswered = false } = threads[0] ?? {};
    const profile = [organizationId, requesterId];
    const [known] = await manager.query<{ tier: string | null }[]>(TIER, profile);
    const facts = { priority, channel, tags, requesterTier: known?.tier ?? null, teamId };
    return { facts, isAnswered };
  }
}
