import { ApiProperty } from '@nestjs/swagger';
import { Problem } from '../../../platform/common/errors/problem.js';
import type { IntentThresholds, Outcome, PolicyMode, Reason } from '../../../triage/core/index.js';
import { OUTCOME, REASON } from '../../../triage/index.js';
import { MODE, OverrideBody } from '../../../triage/policy/index.js';

const SHARE = { format: 'double', type: Number, nullable: true };
const MAP = { type: 'object' as const };

export class TrialPolicyView {
  @ApiProperty(MODE)
  readonly mode: PolicyMode;

  /** The lowest confidence that would be answered; null: none is enough for the target. */
  @ApiProperty({ ...SHARE, example: 0.9 })
  readonly threshold: number | null;

  /** What the target chose for single intents; an override counts before it. */
  @ApiProperty({
    ...MAP,
    additionalProperties: { type: 'number', format: 'double', nullable: true },
  })
  readonly guaranteed: IntentThresholds;

  @ApiProperty({ ...SHARE, example: null })
  readonly targetErrorRate: number | null;

  @ApiProperty({ ...SHARE, example: null })
  readonly confidenceLevel: number | null;

  @ApiProperty({ ...MAP, additionalProperties: { $ref: '#/components/schemas/OverrideBody' } })
  readonly overrides: Readonly<Record<string, OverrideBody>>;
}

export class OutcomeCountsView {
  readonly auto_resolved: number;
  readonly escalated: number;
  readonly open: number;
}

export class OutcomesView {
  readonly before: OutcomeCountsView;
  readonly after: OutcomeCountsView;
}

export class FlipsView {
  /** Tickets that would be answered and were not. */
  readonly toAnswered: number;
  readonly toEscalated: number;
  readonly toOpen: number;

  /** Tickets whose intent the model names differently. */
  readonly intentChanged: number;
}

export class TruthView {
  /** Tickets of which a person said what their intent is, or that the named one is wrong. */
  readonly known: number;

  /** Answered ones of which it is known whether they are right. */
  readonly answeredKnownBefore: number;
  readonly answeredKnownAfter: number;

  readonly wrongBefore: number;
  readonly wrongAfter: number;
}

export class TiersView {
  readonly lexical: number;
  readonly full: number;

  /** Old decisions, and those without a classifier. */
  readonly unknown: number;
}

/** `…Before` counts by the intent that was named then, all else by the one that is named now. */
export class IntentReplayView {
  @ApiProperty({ type: String, nullable: true, example: 'delivery_late' })
  readonly intent: string | null;

  readonly tickets: number;
  readonly known: number;
  readonly answeredBefore: number;
  readonly answeredAfter: number;
  readonly wrongBefore: number;
  readonly wrongAfter: number;
}

export class TicketTruthView {
  /** The true intent, where it is known. */
  @ApiProperty({ type: String, nullable: true, example: 'delivery_late' })
  readonly intent: string | null;

  /** An intent that it is known not to be. */
  @ApiProperty({ type: String, nullable: true })
  readonly not: string | null;
}

export class FlippedTicketView {
  @ApiProperty({ example: 17 })
  readonly ticketId: number;

  /** How the message begins. */
  @ApiProperty({ maxLength: 120 })
  readonly excerpt: string;

  @ApiProperty({ type: String, nullable: true })
  readonly intentBefore: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly intentAfter: string | null;

  @ApiProperty(SHARE)
  readonly confidenceBefore: number | null;

  @ApiProperty(SHARE)
  readonly confidenceAfter: number | null;

  @ApiProperty(OUTCOME)
  readonly outcomeBefore: Outcome;

  @ApiProperty(OUTCOME)
  readonly outcomeAfter: Outcome;

  @ApiProperty(REASON)
  readonly reasonAfter: Reason;

  @ApiProperty({ type: TicketTruthView, nullable: true })
  readonly truth: TicketTruthView | null;
}

export class ReplayView {
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly from: Date | null;

  /** Ask with the same `to` again, and the answer is the same. */
  readonly to: Date;

  readonly policy: TrialPolicyView;

  /** What judged the messages anew; null: the stored judgements counted. A target needs one. */
  @ApiProperty({ type: Number, nullable: true, example: 2 })
  readonly modelId: number | null;

  @ApiProperty({ example: 12_000 })
  readonly tickets: number;

  /** Tickets whose text is gone, which no model can judge: left out of all that follows. */
  readonly removed: number;

  readonly outcomes: OutcomesView;
  readonly flips: FlipsView;
  readonly truth: TruthView;

  /** By what the messages are judged. */
  readonly tiers: TiersView;

  /** How many different intents are named; `byIntent` holds the 1,000 largest. */
  readonly intents: number;

  @ApiProperty({ type: [IntentReplayView] })
  readonly byIntent: readonly IntentReplayView[];

  /** Tickets whose outcome changes, some of each direction. */
  @ApiProperty({ type: [FlippedTicketView] })
  readonly examples: readonly FlippedTicketView[];
}

export class ReplayProgressView {
  readonly done: number;
  readonly total: number;
}

/** One line of the answer: any number with `progress`, and last either a `result` or an `error`. */
export class ReplayLine {
  readonly progress?: ReplayProgressView;
  readonly result?: ReplayView;
  readonly error?: Problem;
}
