import { ApiProperty } from '@nestjs/swagger';
import {
  type IntentRisk,
  type OverallRisk,
  RISK_SOURCES,
  type RiskSource,
  type ThresholdJump,
} from '../core/index.js';
import { explainRisk } from './explain-risk.js';
import type { Guarantee } from './guarantee.entity.js';

export class RiskView implements IntentRisk {
  /** Lowest confidence that is answered; null: nothing can be promised, so nothing is answered. */
  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 0.87 })
  readonly threshold: number | null;

  /** Familiar predictions of answerable intents whose truth is known, on messages it had not seen. */
  @ApiProperty({ example: 1434 })
  readonly judged: number;

  /** How many of these reach the threshold, and how many of those are wrong. */
  @ApiProperty({ example: 1105 })
  readonly answered: number;

  @ApiProperty({ example: 11 })
  readonly wrong: number;

  /** Exact upper bound of the share of wrong answers, for the threshold alone; at most the target. */
  @ApiProperty({ format: 'double', example: 0.0155 })
  readonly bound: number;

  /** How many more labelled messages it takes at least before anything can be answered. */
  @ApiProperty({ example: 0 })
  readonly missing: number;
}

export class IntentRiskView extends RiskView {
  @ApiProperty({ example: 'delivery_late' })
  readonly intent: string;
}

export class EvidenceCounts {
  /** Held-out examples that were written or imported. */
  @ApiProperty({ example: 1434 })
  readonly examples: number;

  /** Tickets whose intent somebody of the staff confirmed or corrected. */
  @ApiProperty({ example: 0 })
  readonly tickets: number;
}

const THRESHOLD = { format: 'double', type: Number, nullable: true };

export class ThresholdJumpView implements ThresholdJump {
  /** Null: the threshold of all intents without one of their own. */
  @ApiProperty({ type: String, nullable: true, example: 'delivery_late' })
  readonly intent: string | null;

  /** Null where nothing was answered. */
  @ApiProperty({ ...THRESHOLD, example: 0.62 })
  readonly before: number | null;

  @ApiProperty({ ...THRESHOLD, example: 0.97 })
  readonly after: number | null;
}

export class JumpView {
  @ApiProperty({ example: 3 })
  readonly guaranteeId: number;

  /** What changed since the jump before, or since the policy came into force. */
  @ApiProperty({ type: [ThresholdJumpView] })
  readonly thresholds: readonly ThresholdJumpView[];

  readonly at: Date;

  static of({ id, jumps, createdAt }: Guarantee): JumpView {
    return { guaranteeId: id, thresholds: jumps ?? [], at: createdAt };
  }
}

export class GuaranteeView extends RiskView implements OverallRisk {
  @ApiProperty({ example: 3 })
  readonly id: number;

  @ApiProperty({ example: 1 })
  readonly modelId: number;

  /** The promise in a sentence, or what it takes to make one. */
  @ApiProperty({
    example: 'About 77.1 % of messages can be answered, at confidence 0.871 and above. …',
  })
  readonly summary: string;

  /** The expected share of messages answered: by the last 1,000 tickets when it was computed. */
  @ApiProperty({ format: 'double', example: 0.771 })
  readonly coverage: number;

  /** What it rests on: tickets alone as soon as they are enough, until then examples as well. */
  @ApiProperty({ enum: RISK_SOURCES, enumName: 'RiskSource' })
  readonly source: RiskSource;

  readonly evidence: EvidenceCounts;

  /** Complaints of requesters that count beside it: they can make thresholds higher only. */
  @ApiProperty({ example: 0 })
  readonly complaints: number;

  /** Intents with enough data for a promise of their own. */
  @ApiProperty({ type: [IntentRiskView] })
  readonly intents: IntentRiskView[];

  /** When thresholds of the policy last changed so much that somebody should look why. */
  @ApiProperty({ type: JumpView, nullable: true })
  readonly lastJump: JumpView | null;

  readonly createdAt: Date;

  static of(guarantee: Guarantee, jumped: Guarantee | undefined): GuaranteeView {
    const { id, modelId, overall, intents, createdAt } = guarantee;
    const own = Object.entries(intents).map(([intent, risk]) => ({ intent, ...risk }));
    const summary = explainRisk(overall);
    const lastJump = jumped ? JumpView.of(jumped) : null;
    const found = { id, modelId, summary, complaints: 0, ...overall, intents: own };
    return { ...found, lastJump, createdAt };
  }
}
