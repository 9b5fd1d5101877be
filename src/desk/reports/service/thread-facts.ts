import type { Channel, Sender } from '../../conversations/index.js';
import type { SlaMetric } from '../../sla/index.js';

/** What reports count of a ticket. */
export interface TicketFacts {
  readonly id: number;
  readonly teamId: number | null;
  readonly assigneeId: number | null;
  readonly createdAt: Date;
  /** Null while somebody still has to do something. */
  readonly resolvedAt: Date | null;
  readonly isAutoResolved: boolean;
  /** What the machine decided when it came in. */
  readonly outcome: 'auto_resolved' | 'escalated' | 'open' | null;
}

/** That a ticket went to a person later, or was taken up again. */
export interface EscalationFact {
  readonly ticketId: number;
  readonly isReopened: boolean;
  readonly at: Date;
}

/** A promise that was kept, or not, and when that was clear. */
export interface PromiseFact {
  readonly ticketId: number;
  readonly metric: SlaMetric;
  readonly isKept: boolean;
  readonly at: Date;
}

/** How many answers somebody wrote about a ticket on one day. */
export interface ReplyFact {
  readonly authorId: number;
  readonly ticketId: number | null;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly count: number;
}

export interface RatingFact {
  readonly ticketId: number;
  readonly rating: number;
}

/** All that reports count of a conversation. */
export interface ThreadFacts {
  readonly channel: Channel;
  readonly assigneeId: number | null;
  readonly createdAt: Date;
  readonly firstResponseAt: Date | null;
  readonly firstResponseBy: Sender | null;
  readonly sentiment: number | null;
  readonly isAngry: boolean;
  readonly satisfaction: number | null;
  readonly handleSeconds: number;
  /** Oldest first. */
  readonly tickets: readonly TicketFacts[];
  readonly escalations: readonly EscalationFact[];
  readonly promises: readonly PromiseFact[];
  readonly ratings: readonly RatingFact[];
  readonly replies: readonly ReplyFact[];
}
