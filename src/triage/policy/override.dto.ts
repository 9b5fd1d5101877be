import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsNumber, Max, Min } from 'class-validator';
import { Optional } from '../../common/validation/optional.js';
import type { IntentOverride, PolicyMode } from '../decision/policy.js';

/** How the API describes the mode of a policy. */
export const MODE = { enum: ['shadow', 'live'], enumName: 'PolicyMode' };

export class OverrideBody implements IntentOverride {
  @Optional()
  @IsIn(MODE.enum)
  @ApiProperty({ ...MODE, required: false })
  mode?: PolicyMode;

  @Optional()
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(0)
  @Max(1)
  @ApiProperty({ format: 'double', example: 0.9, required: false })
  threshold?: number;

  /** Always to a person. */
  @Optional()
  @IsBoolean()
  neverAnswer?: boolean;
}
