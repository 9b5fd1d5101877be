import { ApiProperty } from '@nestjs/swagger';
import { Cleaned, IsText } from '../platform/common/validation/text.js';
import {
  type Alternative,
  type Evidence,
  EVIDENCE_KINDS,
  type EvidenceKind,
  locateEvidence,
  MESSAGE_KINDS,
  type MessageKind,
  type Outcome,
  OUTCOMES,
  type Position,
  type Reason,
  REASONS,
  type Tier,
  TIERS,
  type Wish,
  WISHES,
} from './core/index.js';
import type { FoundExample } from './examples/index.js';
import { Priority } from './taxonomy/index.js';
import type { PlacedWish, Triage } from './triage.service.js';

export const OUTCOME = { enum: OUTCOMES, enumName: 'Outcome' };
export const REASON = { enum: REASONS, enumName: 'Reason' };
export const MESSAGE_KIND = { enum: MESSAGE_KINDS, enumName: 'MessageKind' };
export const WISH = { enum: WISHES, enumName: 'Wish' };
export const TIER = { enum: TIERS, enumName: 'Tier' };

/** The longest message, in characters as people count them. */
export const MAX_MESSAGE = 100_000;

export class PreviewRequest {
  @Cleaned()
  @IsText(MAX_MESSAGE)
  @ApiProperty({ example: 'I was charged twice for my order, please give one payment back' })
  message: string;
}

export class AlternativeView implements Alternative {
  @ApiProperty({ example: 'refund_request' })
  readonly intent: string;

  @ApiProperty({ format: 'double', example: 0.04 })
  readonly confidence: number;
}

export class EvidencePosition implements Position {
  @ApiProperty({ example: 6 })
  readonly start: number;

  @ApiProperty({ example: 19 })
  readonly end: number;
}

export class EvidenceView implements Evidence {
  /** Words or characters as they stand in the normalised message. */
  @ApiProperty({ example: 'charged twice' })
  readonly feature: string;

  @ApiProperty({ enum: EVIDENCE_KINDS })
  readonly kind: EvidenceKind;

  /** What it added to the score of the intent. */
  @ApiProperty({ format: 'double', example: 0.31 })
  readonly weight: number;

  /**
   * Where it stands in the message, in UTF-16 units, `end` behind its last; none where it does not
   * occur as such, as numbers that count by their kind may not.
   */
  @ApiProperty({ type: [EvidencePosition] })
  readonly positions: readonly EvidencePosition[];

  /** With its places in the message of which this was classified. */
  static of(
    message: string,
    classified: string | null,
    evidence: readonly Evidence[],
  ): EvidenceView[] {
    const positions = locateEvidence(message, classified, evidence);
    return evidence.map((it, i) => ({ ...it, positions: positions[i] ?? [] }));
  }
}

export class PlacedWishView implements PlacedWish {
  /** Where it begins in what was classified, and behind what it ends, in UTF-16 units. */
  @ApiProperty({ example: 0 })
  readonly from: number;

  @ApiProperty({ example: 30 })
  readonly to: number;

  @ApiProperty({ example: 'delivery_address_change' })
  readonly intent: string;

  /** Calibrated probability that this intent is right. */
  @ApiProperty({ format: 'double', example: 0.97 })
  readonly confidence: number;

  /** Whether the intent has an answer that a machine might give. */
  readonly answerable: boolean;
}

export class NearestView implements FoundExample {
  /** Of an example of the intent below. */
  @ApiProperty({ example: 311 })
  readonly id: number;

  @ApiProperty({ example: 'my card shows two payments for one order' })
  readonly text: string;

  @ApiProperty({ example: 'charged_twice' })
  readonly intent: string;

  /** How alike it is, 0..1: by its words in the lexical tier, by meaning in the full one. */
  @ApiProperty({ format: 'double', example: 0.87 })
  readonly similarity: number;
}

export class PreviewView {
  @ApiProperty({ type: String, nullable: true, example: 'charged_twice' })
  readonly intent: string | null;

  /** Calibrated probability that the intent is right; of several wishes, at most that all are. */
  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 0.93 })
  readonly confidence: number | null;

  /** Whether the message is like the examples at all. */
  readonly familiar: boolean;

  /** How much it is like the examples, 0 to 1. */
  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 0.81 })
  readonly familiarity: number | null;

  /** By words alone, or by meaning too. */
  @ApiProperty({ ...TIER, nullable: true })
  readonly tier: Tier | null;

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

  /** In which language it is written (ISO 639-1); null where it is too short to tell. */
  @ApiProperty({ type: String, nullable: true, example: 'en' })
  readonly language: string | null;

  /** How sure that is, 0 to 1. */
  @ApiProperty({ format: 'double', example: 0.99 })
  readonly languageConfidence: number;

  /** Whether it may be in a language that the model knows; otherwise a person answers. */
  readonly languageKnown: boolean;

  @ApiProperty(OUTCOME)
  readonly outcome: Outcome;

  @ApiProperty(REASON)
  readonly reason: Reason;

  /** The confidence that was asked for; null where none is enough to keep the promise. */
  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 0.75 })
  readonly threshold: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'We give the second payment back …' })
  readonly answer: string | null;

  @ApiProperty({ enum: Priority, enumName: 'Priority' })
  readonly priority: Priority;

  @ApiProperty({ type: [AlternativeView] })
  readonly alternatives: readonly AlternativeView[];

  @ApiProperty({ type: [EvidenceView] })
  readonly evidence: readonly EvidenceView[];

  /** The examples most like the message, best first. */
  @ApiProperty({ type: [NearestView] })
  readonly nearest: readonly NearestView[];

  static of(
    message: string,
    { kind, classified, wish, wishes, classification, decision, ...triage }: Triage,
    nearest: readonly FoundExample[],
  ): PreviewView {
    const { answer, priority, language, languageConfidence, languageKnown } = triage;
    return {
      intent: classification?.intent ?? null,
      confidence: classification?.confidence ?? null,
      familiar: classification?.familiar ?? false,
      familiarity: classification?.familiarity ?? null,
      tier: classification?.tier ?? null,
      kind,
      classified,
      wish,
      wishes,
      ...{ language, languageConfidence, languageKnown },
      ...decision,
      answer,
      priority,
      alternatives: classification?.alternatives ?? [],
      evidence: EvidenceView.of(message, classified, classification?.evidence ?? []),
      nearest,
    };
  }
}
