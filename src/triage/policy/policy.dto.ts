import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsNumber, Max, Min } from 'class-validator';
import type { IntentOverride, PolicyMode } from '../decision/policy.js';
import { MODE, OverrideBody } from './override.dto.js';
import { AreOverrides } from './overrides.validator.js';
import type { PolicyVersion } from './policy.entity.js';

const OVERRIDES = {
  type: 'object' as const,
  additionalProperties: { $ref: '#/components/schemas/OverrideBody' },
  example: { refund_request: { threshold: 0.9 } },
};

export class PolicyBody {
  /** `live` acts; `shadow` records and leaves tickets open for people. */
  @IsIn(MODE.enum)
  @ApiProperty({ ...MODE, example: 'live' })
  mode: PolicyMode;

  /** Lowest confidence that is answered. */
  @IsNumber({ allowNaN: false, allowInfinity: false }, { message: 'must be a number from 0 to 1' })
  @Min(0)
  @Max(1)
  @ApiProperty({ format: 'double', example: 0.75 })
  threshold: number;

  /** What differs for single intents, by their name. */
  @AreOverrides()
  @ApiProperty({ ...OVERRIDES, selfRequired: false, default: {} })
  overrides: Record<string, OverrideBody> = {};
}

export class PolicyView {
  /** Counts up with every change; also the entity tag. */
  @ApiProperty({ example: 3 })
  readonly version: number;

  @ApiProperty(MODE)
  readonly mode: PolicyMode;

  @ApiProperty({ format: 'double', example: 0.75 })
  readonly threshold: number;

  @ApiProperty(OVERRIDES)
  readonly overrides: Record<string, IntentOverride>;

  /** Who set it; nobody when it comes from the settings. */
  @ApiProperty({ type: Number, nullable: true })
  readonly createdBy: number | null;

  readonly createdAt: Date;

  static of(policy: PolicyVersion): PolicyView {
    const { version, mode, threshold, overrides, createdBy, createdAt } = policy;
    return { version, mode, threshold, overrides, createdBy, createdAt };
  }
}
