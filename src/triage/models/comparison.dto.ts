import { ApiProperty } from '@nestjs/swagger';
import {
  type IntentComparison,
  type ModelComparison,
  type ModelQuality,
  type Verdict,
  VERDICTS,
} from '../core/index.js';

const SHARE = { format: 'double', type: Number } as const;

/** How good a model is on the examples that were compared; shares from 0 to 1. */
export class QualityView implements ModelQuality {
  @ApiProperty({ ...SHARE, example: 0.88 })
  readonly accuracy: number;

  @ApiProperty({ ...SHARE, example: 0.87 })
  readonly macroF1: number;

  /** Expected calibration error: how far its confidences are from the truth. */
  @ApiProperty({ ...SHARE, example: 0.02 })
  readonly ece: number;

  /** The share it could answer at the target error rate, if every intent had an answer. */
  @ApiProperty({ ...SHARE, example: 0.64 })
  readonly answered: number;
}

export class IntentComparisonView implements IntentComparison {
  @ApiProperty({ example: 'delivery_late' })
  readonly intent: string;

  @ApiProperty({ example: 38 })
  readonly examples: number;

  /** How many of them the active model gets right. */
  @ApiProperty({ example: 35 })
  readonly active: number;

  /** How many of them the candidate gets right. */
  @ApiProperty({ example: 36 })
  readonly candidate: number;

  /** One-sided: how probable such a loss is by chance, all intents looked at; below 0.05 is a loss. */
  @ApiProperty({ ...SHARE, example: 1 })
  readonly pValue: number;
}

/** How a model did against the one that was active, on examples that neither had seen. */
export class ComparisonView implements ModelComparison {
  @ApiProperty({ enum: VERDICTS, enumName: 'Verdict' })
  readonly verdict: Verdict;

  /** The verdict in plain words. */
  @ApiProperty({ type: [String] })
  readonly reasons: readonly string[];

  /** How many examples both models predicted without having seen them. */
  @ApiProperty({ example: 1434 })
  readonly compared: number;

  /** How many of these came after the training of the active model. */
  @ApiProperty({ example: 200 })
  readonly newToActive: number;

  /** The target at which `answered` is measured. */
  @ApiProperty({ ...SHARE, example: 0.02 })
  readonly targetErrorRate: number;

  @ApiProperty({ ...SHARE, example: 0.9 })
  readonly confidenceLevel: number;

  readonly active: QualityView;
  readonly candidate: QualityView;

  /** Examples that the candidate alone gets right. */
  @ApiProperty({ example: 31 })
  readonly won: number;

  /** Examples that the active model alone gets right. */
  @ApiProperty({ example: 12 })
  readonly lost: number;

  /** McNemar's exact test, two-sided: how probable such a difference is by chance. */
  @ApiProperty({ ...SHARE, example: 0.0055 })
  readonly pValue: number;

  /** The same one-sided: the probability of such a loss. */
  @ApiProperty({ ...SHARE, example: 0.9991 })
  readonly pWorse: number;

  /** Intent by intent, those that lose most first. */
  @ApiProperty({ type: [IntentComparisonView] })
  readonly intents: readonly IntentComparisonView[];
}
