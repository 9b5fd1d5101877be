import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  type ConsumedEvent,
  defineEvent,
  Events,
  type EventType,
} from '../../../platform/events/index.js';
import { conversationUpdated, messageCreated } from '../../conversations/index.js';
import { ticketCreated, ticketUpdated } from '../../tickets/index.js';
import { isOwnDoing, stopReasonOf } from '../core/chain.js';
import { matches } from '../core/matches.js';
import type { TriggerEvent } from '../core/rule-values.js';
import { type FiringRule, Firings } from './firings.js';
import { factsOf } from './known-ticket.js';
import { TicketFacts } from './ticket-facts.js';

/** Never changes: how far it is stands in the database under this name. */
export const RULES_CONSUMER = 'rules';

/** What events tell that rules can be about; each tells some of it. */
interface News {
  readonly ticketId?: number | null;
  readonly conversationId?: number | null;
  readonly messageId?: number;
  readonly fields?: readonly string[];
  readonly metric?: string;
}

/** What has been promised stands above: of it these are heard by their names. */
const slaWarned = defineEvent<News>('sla.warned');
const slaBreached = defineEvent<News>('sla.breached');

const ON = `
  SELECT id, name, version, conditions, actions FROM rules
  WHERE organization_id = $1 AND event = $2 AND kind = 'trigger' AND is_active
    AND deleted_at IS NULL
  ORDER BY place, id`;

/**
 * Has triggers look at each event, in their order, by what is known of the ticket then: rules that
 * are on now count, and what one of them has changed the next one sees.
 */
@Injectable()
export class Triggers implements OnModuleInit {
  constructor(
    private readonly events: Events,
    private readonly facts: TicketFacts,
    private readonly firings: Firings,
  ) {}

  onModuleInit(): void {
    const on = (type: EventType<News>): void =>
      this.events.consume<News>(RULES_CONSUMER, type, (event, manager) =>
        this.heard(event, manager),
      );
    const all = [ticketCreated, ticketUpdated, conversationUpdated, messageCreated];
    for (const type of [...all, slaWarned, slaBreached]) on(type);
  }

  private async heard(event: ConsumedEvent<News>, manager: EntityManager): Promise<void> {
    const { organizationId, type, payload } = event;
    const rules = await manager.query<FiringRule[]>(ON, [organizationId, type as TriggerEvent]);
    if (rules.length === 0) return;
    const ticketId = await this.ticketOf(event, manager);
    if (ticketId === undefined) return;
    const read = () => this.facts.one(manager, organizationId, ticketId, payload.messageId ?? null);
    let known = await read();
    for (const rule of rules) {
      if (!known) return;
      if (isOwnDoing(event.chain, rule.id, ticketId)) continue;
      if (!matches(rule.conditions, factsOf(known, payload))) continue;
      const cause = `event:${event.xid}/${event.id}`;
      const due = { organizationId, rule, known, cause, event: type, chain: event.chain };
      const reason = stopReasonOf(event.chain, rule.id, ticketId);
      if (reason !== null) await this.firings.stop(manager, due, reason);
      else if (await this.firings.fire(manager, due)) known = await read();
    }
  }

  /** Of what is said in a conversation without naming one, it is the last of its tickets. */
  private async ticketOf(
    { organizationId, payload }: ConsumedEvent<News>,
    manager: EntityManager,
  ): Promise<number | undefined> {
    const { ticketId = null, conversationId = null } = payload;
    if (ticketId !== null) return ticketId;
    if (conversationId === null) return undefined;
    return this.facts.lastOf(manager, organizationId, conversationId);
  }
}
