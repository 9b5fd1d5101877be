import { ApiProperty } from '@nestjs/swagger';
import { contentTag } from '../../platform/common/http/etag.js';
import { type PolicyMode, RISK_SOURCES, type RiskSource } from '../core/index.js';
import { MODE } from './override.dto.js';
import type { RiskCurve } from './risk-curve.service.js';

const SHARE = { format: 'double', type: Number, nullable: true };

export class IntentCurve {
  @ApiProperty({ example: 'delivery_late' })
  readonly intent: string;

  /** Whether a policy may answer it: it has an answer, and no exception that forbids it. */
  readonly answerable: boolean;

  /** From which confidence the policy in force answers it; null: not at all. */
  @ApiProperty({ ...SHARE, example: 0.87 })
  readonly threshold: number | null;

  /** Whether that was set by hand for this intent alone. */
  readonly isOwn: boolean;

  /**
   * Familiar predictions of this intent whose truth is known: `[bin, right, wrong]` in the order of
   * the bins, those without any left out. A threshold `thresholds[i]` answers the bins 0 to i.
   */
  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { type: 'integer' }, minItems: 3, maxItems: 3 },
    example: [[0, 118, 1]],
  })
  readonly bins: readonly (readonly number[])[];
}

export class CurvePolicy {
  @ApiProperty({ example: 3 })
  readonly version: number;

  @ApiProperty(MODE)
  readonly mode: PolicyMode;

  @ApiProperty({ ...SHARE, example: 0.75 })
  readonly threshold: number | null;

  @ApiProperty({ ...SHARE, example: null })
  readonly targetErrorRate: number | null;

  @ApiProperty({ ...SHARE, example: null })
  readonly confidenceLevel: number | null;
}

export class RiskCurveView {
  /** Null without an active model, of which nothing is known. */
  @ApiProperty({ type: Number, nullable: true, example: 1 })
  readonly modelId: number | null;

  /** The lowest confidence of each bin, highest first. */
  @ApiProperty({
    type: 'array',
    items: { type: 'number', format: 'double' },
    example: [0.9995, 0.99948],
  })
  readonly thresholds: readonly number[];

  /** All messages whose truth is known, those that nothing was familiar in included. */
  @ApiProperty({ example: 1434 })
  readonly total: number;

  /** `tickets` alone as soon as they are enough, until then examples as well. */
  @ApiProperty({ enum: RISK_SOURCES, enumName: 'RiskSource' })
  readonly source: RiskSource;

  /** Held-out examples that there are. */
  @ApiProperty({ example: 1434 })
  readonly examples: number;

  /** Tickets of known intent that there are. */
  @ApiProperty({ example: 0 })
  readonly tickets: number;

  /** The policy in force. */
  readonly policy: CurvePolicy;

  @ApiProperty({ type: [IntentCurve] })
  readonly intents: readonly IntentCurve[];

  static of({ policy, counts, intents, ...curve }: RiskCurve): RiskCurveView {
    const { version, mode, threshold, targetErrorRate, confidenceLevel } = policy;
    const { modelId, thresholds, total, source, examples, tickets } = curve;
    const known = new Map(Object.entries(counts.byIntent));
    return {
      modelId,
      thresholds,
      ...{ total, source, examples, tickets },
      policy: { version, mode, threshold, targetErrorRate, confidenceLevel },
      intents: intents.map((it) => ({
        ...it,
        bins: known.get(it.intent) ?? [],
      })),
    };
  }

  /** Of all that it says. */
  static tagOf(view: RiskCurveView): string {
    return `"${contentTag(JSON.stringify(view))}"`;
  }
}
