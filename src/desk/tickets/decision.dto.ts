import { ApiProperty } from '@nestjs/swagger';
import { PageMeta } from '../../platform/common/pagination/page.js';
import type { MessageKind, Outcome, Reason, Tier, Wish } from '../../triage/core/index.js';
import {
  AlternativeView,
  EvidenceView,
  MESSAGE_KIND,
  NearestView,
  OUTCOME,
  PlacedWishView,
  REASON,
  TIER,
  WISH,
} from '../../triage/index.js';
import { TicketStatus } from './ticket-status.js';
import type { TicketTransition } from './ticket-transition.entity.js';
import type { ExplainedDecision } from './tickets.service.js';

export class DecisionView {
  @ApiProperty({ example: 17 })
  readonly ticketId: number;

  @ApiProperty({ type: Number, nullable: true, example: 1 })
  readonly modelId: number | null;

  @ApiProperty({ type: Number, nullable: true, example: 1 })
  readonly policyId: number | null;

  /** What chose the threshold, where the policy has a target error rate. */
  @ApiProperty({ type: Number, nullable: true, example: null })
  readonly guaranteeId: number | null;

  @ApiProperty(OUTCOME)
  readonly outcome: Outcome;

  @ApiProperty(REASON)
  readonly reason: Reason;

  /** What the message was read as. */
  @ApiProperty(MESSAGE_KIND)
  readonly kind: MessageKind;

  /**
   * What was classified, without quotes, signature, disclaimer and what is taken back; null: all of it.
   * Of what is longer than 4,096 UTF-16 units it is the beginning, and `wish` is `unread`.
   */
  @ApiProperty({ type: String, nullable: true, example: null })
  readonly classified: string | null;

  /**
   * Whether it wishes for the intent; `rest`: after a part that takes something back was left out;
   * `unread`: more stands behind what was classified, so that a person must read it.
   */
  @ApiProperty(WISH)
  readonly wish: Wish;

  /** Where it wishes for several things: each of them, in the order of the message. */
  @ApiProperty({ type: [PlacedWishView] })
  readonly wishes: readonly PlacedWishView[];

  /** What the machine said; the ticket's own intent may have been corrected since. */
  @ApiProperty({ type: String, nullable: true, example: 'delivery_late' })
  readonly intent: string | null;

  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 0.93 })
  readonly confidence: number | null;

  /** Whether the message is like the examples at all. */
  readonly familiar: boolean;

  /** How much it is like the examples, 0 to 1. */
  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 0.81 })
  readonly familiarity: number | null;

  /** In which language it is written (ISO 639-1); null where it does not tell. */
  @ApiProperty({ type: String, nullable: true, example: 'en' })
  readonly language: string | null;

  /** How sure that is, 0 to 1; unknown of old decisions. */
  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 0.99 })
  readonly languageConfidence: number | null;

  /** Whether it may be in a language that the model knows; otherwise it is out of scope. */
  readonly languageKnown: boolean;

  /** The share of the message that the model knows, 0 to 1. */
  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 0.97 })
  readonly knownShare: number | null;

  /** By words alone, or by meaning too; unknown of old decisions. */
  @ApiProperty({ ...TIER, nullable: true })
  readonly tier: Tier | null;

  /** Whether the intent had an answer that a machine might give. */
  readonly answerable: boolean;

  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 0.75 })
  readonly threshold: number | null;

  @ApiProperty({ type: [AlternativeView] })
  readonly alternatives: AlternativeView[];

  @ApiProperty({ type: [EvidenceView] })
  readonly evidence: EvidenceView[];

  /** The examples most like the message, best first; one that was deleted since is not shown. */
  @ApiProperty({ type: [NearestView] })
  readonly nearest: readonly NearestView[];

  readonly decidedAt: Date;

  static of({ id: _, organizationId: __, message, ...decision }: ExplainedDecision): DecisionView {
    const { classified, evidence } = decision;
    return { ...decision, evidence: EvidenceView.of(message, classified, evidence) };
  }
}

export class TransitionView {
  readonly id: number;

  @ApiProperty({ enum: TicketStatus, enumName: 'TicketStatus' })
  readonly from: TicketStatus;

  @ApiProperty({ enum: TicketStatus, enumName: 'TicketStatus' })
  readonly to: TicketStatus;

  /** Who did it; nobody where the service did. */
  @ApiProperty({ type: Number, nullable: true, example: 2 })
  readonly actorId: number | null;

  /** Why. */
  @ApiProperty({ example: 'not_helped' })
  readonly reason: string;

  readonly createdAt: Date;

  static of({ id, from, to, actorId, reason, createdAt }: TicketTransition): TransitionView {
    return { id, from, to, actorId, reason, createdAt };
  }
}

export class TransitionPage {
  readonly data: TransitionView[];
  readonly meta: PageMeta;
}
