import type { Outcome, Tier } from '../../../triage/core/index.js';
import { FlippedTickets } from './flipped-tickets.js';
import { IntentTallies, type IntentTally } from './intent-tally.js';
import type { ReplayedTicket, TicketDecision } from './replayed-ticket.js';
import { agreesWith, type Truth } from './truth.js';

const MOST_INTENTS = 1_000;

export type OutcomeCounts = Record<Outcome, number>;

/** What a replay comes to. */
export interface ReplayFigures {
  readonly tickets: number;
  readonly outcomes: { readonly before: OutcomeCounts; readonly after: OutcomeCounts };
  readonly flips: {
    readonly toAnswered: number;
    readonly toEscalated: number;
    readonly toOpen: number;
    readonly intentChanged: number;
  };
  readonly truth: {
    readonly known: number;
    readonly answeredKnownBefore: number;
    readonly answeredKnownAfter: number;
    readonly wrongBefore: number;
    readonly wrongAfter: number;
  };
  readonly tiers: Record<Tier | 'unknown', number>;
  readonly intents: number;
  readonly byIntent: readonly IntentTally[];
  readonly examples: readonly ReplayedTicket[];
}

const noOutcomes = (): OutcomeCounts => ({ auto_resolved: 0, escalated: 0, open: 0 });
const noAnswers = () => ({ known: 0, wrong: 0 });

/** Counts what would change, ticket by ticket and in the order of their ids. */
export class ReplayTally {
  #tickets = 0;
  #known = 0;
  #intentChanged = 0;
  readonly #before = noOutcomes();
  readonly #after = noOutcomes();
  readonly #flips = noOutcomes();
  readonly #answers = { before: noAnswers(), after: noAnswers() };
  readonly #tiers = { lexical: 0, full: 0, unknown: 0 };
  readonly #intents = new IntentTallies();
  readonly #flipped: FlippedTickets;

  /** @param examples how many flipped tickets to keep */
  constructor(examples: number) {
    this.#flipped = new FlippedTickets(examples);
  }

  add(ticket: ReplayedTicket): void {
    const { before, after, truth, tier } = ticket;
    this.#tickets++;
    this.#before[before.outcome]++;
    this.#after[after.outcome]++;
    this.#tiers[tier ?? 'unknown']++;
    if (before.intent !== after.intent) this.#intentChanged++;
    if (before.outcome !== after.outcome) {
      this.#flips[after.outcome]++;
      this.#flipped.add(ticket);
    }
    const judgedNow = this.#intents.of(after.intent);
    judgedNow.tickets++;
    if (truth) {
      this.#known++;
      judgedNow.known++;
    }
    this.#addAnswer('before', before, truth);
    this.#addAnswer('after', after, truth);
  }

  /** The figures so far. */
  figures(): ReplayFigures {
    const { before, after } = this.#answers;
    return {
      tickets: this.#tickets,
      outcomes: { before: { ...this.#before }, after: { ...this.#after } },
      flips: {
        toAnswered: this.#flips.auto_resolved,
        toEscalated: this.#flips.escalated,
        toOpen: this.#flips.open,
        intentChanged: this.#intentChanged,
      },
      truth: {
        known: this.#known,
        answeredKnownBefore: before.known,
        answeredKnownAfter: after.known,
        wrongBefore: before.wrong,
        wrongAfter: after.wrong,
      },
      tiers: { ...this.#tiers },
      intents: this.#intents.size,
      byIntent: this.#intents.largest(MOST_INTENTS),
      examples: this.#flipped.chosen(),
    };
  }

  #addAnswer(
    side: 'before' | 'after',
    { intent, outcome }: TicketDecision,
    truth: Truth | null,
  ): void {
    if (outcome !== 'auto_resolved') return;
    const ofIntent: IntentTally = this.#intents.of(intent);
    ofIntent[side === 'before' ? 'answeredBefore' : 'answeredAfter']++;
    const right = agreesWith(truth, intent);
    if (right === null) return;
    this.#answers[side].known++;
    if (right) return;
    this.#answers[side].wrong++;
    ofIntent[side === 'before' ? 'wrongBefore' : 'wrongAfter']++;
  }
}
