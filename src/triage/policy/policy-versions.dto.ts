import { ApiProperty } from '@nestjs/swagger';
import { PageMeta } from '../../platform/common/pagination/page.js';
import type { IntentOverride, PolicyMode } from '../core/index.js';
import { MODE } from './override.dto.js';
import { OVERRIDES } from './policy.dto.js';
import type { PastPolicy } from './policy-versions.service.js';

const SHARE = { format: 'double', type: Number, nullable: true };

export class PolicyVersionFigures {
  /** Lowest confidence that was answered, of intents without one of their own; null: nothing was. */
  @ApiProperty({ ...SHARE, example: 0.87 })
  readonly threshold: number | null;

  /** The share of messages that it was expected to answer. */
  @ApiProperty({ format: 'double', example: 0.771 })
  readonly coverage: number;

  /** Exact upper bound of the share of wrong answers. */
  @ApiProperty({ format: 'double', example: 0.0155 })
  readonly bound: number;
}

export class PolicyVersionView {
  @ApiProperty({ example: 3 })
  readonly id: number;

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

  @ApiProperty(OVERRIDES)
  readonly overrides: Record<string, IntentOverride>;

  /** What its target came to last; null where a threshold was set, or there was no model. */
  @ApiProperty({ type: PolicyVersionFigures, nullable: true })
  readonly figures: PolicyVersionFigures | null;

  /** Why it was set, as whoever set it wrote. */
  @ApiProperty({ type: String, nullable: true, example: 'After the review of March' })
  readonly note: string | null;

  /** The version that it brought back. */
  @ApiProperty({ type: Number, nullable: true, example: null })
  readonly restoredVersion: number | null;

  /** Who set it; nobody when it comes from the settings. */
  @ApiProperty({ type: Number, nullable: true, example: 2 })
  readonly createdBy: number | null;

  readonly createdAt: Date;

  static of({ policy, guarantee }: PastPolicy): PolicyVersionView {
    const { organizationId: _, ...view } = policy;
    if (!guarantee) return { ...view, figures: null };
    const { threshold, coverage, bound } = guarantee.overall;
    return { ...view, figures: { threshold, coverage, bound } };
  }
}

export class PolicyVersionPage {
  readonly data: PolicyVersionView[];
  readonly meta: PageMeta;
}
