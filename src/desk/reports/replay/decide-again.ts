import {
  decide,
  type Judgement,
  type MessageKind,
  type Policy,
  type Wish,
} from '../../../triage/core/index.js';
import type { PastTicket } from './past-tickets.js';
import type { ReplayedTicket } from './replayed-ticket.js';
import { truthOf } from './truth.js';

/** What a ticket is decided by: a judgement, and whether its intent may be answered. */
export interface Basis {
  readonly judgement: Omit<Judgement, 'familiarity' | 'tier'> | null;
  readonly tier: Judgement['tier'] | null;
  readonly answerable: boolean;
  /** What the message was read as. */
  readonly kind: MessageKind;
  /** Whether it wishes for what it was classified as. */
  readonly wish: Wish;
}

/** What the last decision of a ticket was made by. */
export function storedBasis(ticket: PastTicket): Basis {
  const { modelId, intent, confidence, familiar, tier, answerable, kind, wish } = ticket;
  const judgement = modelId === null ? null : { intent, confidence: confidence ?? 0, familiar };
  return { judgement, tier, answerable, kind, wish };
}

/** What another model makes of it, by the taxonomy of today. */
export function newBasis(judgement: Judgement, answerable: ReadonlySet<string>, wish: Wish): Basis {
  const { intent, tier } = judgement;
  const isAnswerable = intent !== null && answerable.has(intent);
  return { judgement, tier, answerable: isAnswerable, kind: 'request', wish };
}

/** What there is of a message that says nothing to judge. */
export function unjudgedBasis(kind: MessageKind): Basis {
  return { judgement: null, tier: null, answerable: false, kind, wish: 'stated' };
}

/** Decides a past ticket by a policy of today. */
export function decideAgain(ticket: PastTicket, basis: Basis, policy: Policy): ReplayedTicket {
  const { judgement, tier, answerable, kind, wish } = basis;
  const { outcome, reason } = decide(judgement, policy, answerable, kind, wish);
  const { id, isLabelled, trueIntent, isRight, predicted } = ticket;
  return {
    id,
    before: { intent: ticket.intent, confidence: ticket.confidence, outcome: ticket.outcome },
    after: {
      intent: judgement?.intent ?? null,
      confidence: judgement?.confidence ?? null,
      outcome,
      reason,
    },
    tier,
    truth: isLabelled ? truthOf({ intent: trueIntent, isRight, predicted }) : null,
  };
}
