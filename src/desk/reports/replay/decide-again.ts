import {
  decide,
  jointConfidence,
  type Judgement,
  type MessageKind,
  type NamedWish,
  type Policy,
  type Wish,
} from '../../../triage/core/index.js';
import type { Answerable } from '../../../triage/index.js';
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
  /** What it wishes for, where that is several things. */
  readonly wishes: readonly NamedWish[];
  /** Whether it may be in a language that the model knows. */
  readonly languageKnown: boolean;
}

/** What the last decision of a ticket was made by. */
export function storedBasis(ticket: PastTicket): Basis {
  const { modelId, intent, confidence, familiar, tier, answerable, kind, wish, wishes } = ticket;
  const { languageKnown } = ticket;
  const judgement = modelId === null ? null : { intent, confidence: confidence ?? 0, familiar };
  return { judgement, tier, answerable, kind, wish, wishes, languageKnown };
}

/** The language of a message as it is read now. */
export interface ReadLanguage extends Pick<Basis, 'languageKnown'> {
  readonly language: string | null;
}

/** What another model makes of it, by the taxonomy of today. */
export function newBasis(
  judgement: Judgement,
  answerable: Answerable,
  { language, languageKnown }: ReadLanguage,
  wish: Wish,
): Basis {
  const { intent, tier } = judgement;
  return {
    judgement,
    tier,
    answerable: answerable(intent, language),
    kind: 'request',
    wish,
    wishes: [],
    languageKnown,
  };
}

/** What another model makes of several wishes; where it finds no intent in one, of none. */
export function severalBasis(
  judgements: readonly Judgement[],
  answerable: Answerable,
  { language, languageKnown }: ReadLanguage,
): Basis {
  const wishes = judgements.map(({ intent, confidence }) => {
    return { intent: intent ?? '', confidence, answerable: answerable(intent, language) };
  });
  const first = judgements[0];
  const judgement = {
    intent: first?.intent ?? null,
    confidence: jointConfidence(judgements.map(({ confidence }) => confidence)),
    familiar: judgements.every(({ familiar }) => familiar),
  };
  return {
    judgement,
    tier: first?.tier ?? null,
    answerable: judgement.familiar && wishes.every((it) => it.answerable),
    kind: 'request',
    wish: 'several',
    wishes,
    languageKnown,
  };
}

/** What there is of a message that says nothing to judge. */
export function unjudgedBasis(kind: MessageKind): Basis {
  return {
    judgement: null,
    tier: null,
    answerable: false,
    kind,
    wish: 'stated',
    wishes: [],
    languageKnown: true,
  };
}

/** Decides a past ticket by a policy of today. */
export function decideAgain(ticket: PastTicket, basis: Basis, policy: Policy): ReplayedTicket {
  const { judgement, tier, answerable, kind, wish, wishes, languageKnown } = basis;
  const { outcome, reason } = decide(
    judgement,
    policy,
    answerable,
    kind,
    wish,
    wishes,
    languageKnown,
  );
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
