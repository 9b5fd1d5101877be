import type { Facts, FactValue } from '../core/matches.js';

/** A ticket with what belongs to it, as one statement reads it. */
export interface KnownTicket {
  readonly ticketId: number;
  readonly conversationId: number | null;
  readonly requesterEmail: string;
  readonly language: string | null;
  /** The customer's last message; null where they have written none. */
  readonly customerMessageId: number | null;
  /** By the clock of the database. */
  readonly now: Date;
  readonly facts: KnownFacts;
  readonly moments: Moments;
}

/** What stands in columns just as conditions ask for it. */
export type KnownFacts = Readonly<Partial<Record<string, FactValue>>>;

/** Moments of which conditions ask how long ago they are, or how far away. */
export interface Moments {
  readonly created: Date;
  readonly updated: Date;
  readonly resolved: Date | null;
  readonly due: Date | null;
  readonly activity: Date | null;
  readonly customer: Date | null;
  readonly awaited: Date | null;
}

/** What is known of the event beside the ticket. */
export interface EventFacts {
  readonly fields?: readonly string[];
  readonly metric?: string;
}

const HOUR_MS = 3_600_000;

/** What conditions ask of a ticket. */
export function factsOf({ facts, moments, now }: KnownTicket, event: EventFacts = {}): Facts {
  const hoursSince = (moment: Date | null): number | null =>
    moment === null ? null : (now.getTime() - moment.getTime()) / HOUR_MS;
  const until = hoursSince(moments.due);
  return {
    ...(facts as Facts),
    'ticket.hoursSinceCreated': hoursSince(moments.created),
    'ticket.hoursSinceUpdated': hoursSince(moments.updated),
    'ticket.hoursSinceResolved': hoursSince(moments.resolved),
    'conversation.hoursSinceActivity': hoursSince(moments.activity),
    'conversation.hoursSinceCustomer': hoursSince(moments.customer),
    'conversation.hoursAwaited': hoursSince(moments.awaited),
    'sla.hoursUntilDue': until === null ? null : -until,
    'sla.metric': event.metric ?? null,
    'event.fields': event.fields ?? null,
  };
}
