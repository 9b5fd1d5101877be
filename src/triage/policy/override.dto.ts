import { ApiProperty } from '@nestjs/swagger';
import type { IntentOverride, PolicyMode } from '../decision/policy.js';

/** How the API describes the mode of a policy. */
export const MODE = { enum: ['shadow', 'live'], enumName: 'PolicyMode' };

export class OverrideBody implements IntentOverride {
  @ApiProperty({ ...MODE, required: false })
  mode?: PolicyMode;

  @ApiProperty({ format: 'double', example: 0.9, minimum: 0, maximum: 1, required: false })
  threshold?: number;

  /** Always to a person. */
  neverAnswer?: boolean;
}
