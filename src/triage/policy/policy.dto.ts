import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsNumber, Max, Min } from 'class-validator';
import { Nullable, Optional } from '../../platform/common/validation/optional.js';
import { IsText } from '../../platform/common/validation/text.js';
import { type IntentOverride, POLICY_MODES, type PolicyMode } from '../core/index.js';
import { GuaranteeView } from './guarantee.dto.js';
import type { Guarantee } from './guarantee.entity.js';
import { MODE, OverrideBody } from './override.dto.js';
import { AreOverrides } from './overrides.validator.js';
import type { PolicyVersion } from './policy.entity.js';

export const OVERRIDES = {
  type: 'object' as const,
  additionalProperties: { $ref: '#/components/schemas/OverrideBody' },
  example: { refund_request: { threshold: 0.9 } },
};
const SHARE = { format: 'double', type: Number, nullable: true, required: false };
const FINITE = { allowNaN: false, allowInfinity: false };

export class PolicyBody {
  /** `live` acts; `shadow` records and leaves tickets open for people. */
  @IsIn(POLICY_MODES)
  @ApiProperty({ ...MODE, example: 'live' })
  mode: PolicyMode;

  /** Lowest confidence that is answered; either this or targetErrorRate. */
  @Nullable()
  @IsNumber(FINITE, { message: 'must be a number from 0 to 1' })
  @Min(0)
  @Max(1)
  @ApiProperty({ ...SHARE, example: 0.75 })
  threshold?: number | null;

  /** The acceptable share of wrong answers; the service then finds the threshold that keeps it. */
  @Nullable()
  @IsNumber(FINITE, { message: 'must be a number from 0.001 to 0.5' })
  @Min(0.001)
  @Max(0.5)
  @ApiProperty({ ...SHARE, example: null })
  targetErrorRate?: number | null;

  /** How sure it must be that the target is kept; 0.9 where it is not given. */
  @Nullable()
  @IsNumber(FINITE, { message: 'must be a number from 0.5 to 0.999' })
  @Min(0.5)
  @Max(0.999)
  @ApiProperty({ ...SHARE, example: null })
  confidenceLevel?: number | null;

  /** What differs for single intents, by their name. */
  @AreOverrides()
  @ApiProperty({ ...OVERRIDES, selfRequired: false, default: {} })
  overrides: Record<string, OverrideBody> = {};
}

export class PolicyChange extends PolicyBody {
  /** Why, for whoever looks at the versions later. */
  @Optional()
  @IsText(500)
  @ApiProperty({ example: 'After the review of March', required: false })
  note?: string;
}

export class PolicyView {
  /** Counts up with every change; also the entity tag. */
  @ApiProperty({ example: 3 })
  readonly version: number;

  @ApiProperty(MODE)
  readonly mode: PolicyMode;

  /** As it was set; null where targetErrorRate chooses it (see guarantee). */
  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 0.75 })
  readonly threshold: number | null;

  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 0.02 })
  readonly targetErrorRate: number | null;

  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 0.9 })
  readonly confidenceLevel: number | null;

  @ApiProperty(OVERRIDES)
  readonly overrides: Record<string, IntentOverride>;

  /** The thresholds in use, which keep targetErrorRate with the active model; null without one. */
  @ApiProperty({ type: GuaranteeView, nullable: true })
  readonly guarantee: GuaranteeView | null;

  /** Why it was set, as whoever set it wrote. */
  @ApiProperty({ type: String, nullable: true, example: 'After the review of March' })
  readonly note: string | null;

  /** Who set it; nobody when it comes from the settings. */
  @ApiProperty({ type: Number, nullable: true })
  readonly createdBy: number | null;

  readonly createdAt: Date;

  static of(
    policy: PolicyVersion,
    guarantee: Guarantee | undefined,
    jumped: Guarantee | undefined,
  ): PolicyView {
    const { version, mode, threshold, targetErrorRate, confidenceLevel, overrides } = policy;
    const { note, createdBy, createdAt } = policy;
    return {
      version,
      mode,
      threshold,
      targetErrorRate,
      confidenceLevel,
      overrides,
      guarantee: guarantee ? GuaranteeView.of(guarantee, jumped) : null,
      note,
      createdBy,
      createdAt,
    };
  }
}
