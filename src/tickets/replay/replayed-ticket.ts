import type { Tier } from '../../triage/classifier/classification.js';
import type { Decision, Outcome } from '../../triage/decision/decision.js';
import type { Truth } from './truth.js';

/** What was made of a ticket, then or now. */
export interface Judged {
  readonly intent: string | null;
  readonly confidence: number | null;
  readonly outcome: Outcome;
}

/** One ticket as it was decided, and as it would be now. */
export interface ReplayedTicket {
  readonly id: number;
  readonly before: Judged;
  readonly after: Judged & Pick<Decision, 'reason'>;
  /** What `after` was judged by; unknown of old decisions, and where no classifier spoke. */
  readonly tier: Tier | null;
  readonly truth: Truth | null;
}
