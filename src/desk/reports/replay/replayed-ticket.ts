import type { Decision, Outcome, Tier } from '../../../triage/core/index.js';
import type { Truth } from './truth.js';

/** What was made of a ticket, then or now. */
export interface TicketDecision {
  readonly intent: string | null;
  readonly confidence: number | null;
  readonly outcome: Outcome;
}

/** One ticket as it was decided, and as it would be now. */
export interface ReplayedTicket {
  readonly id: number;
  readonly before: TicketDecision;
  readonly after: TicketDecision & Pick<Decision, 'reason'>;
  /** What `after` was judged by; unknown of old decisions, and where no classifier spoke. */
  readonly tier: Tier | null;
  readonly truth: Truth | null;
}
