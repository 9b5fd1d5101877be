import { ApiProperty } from '@nestjs/swagger';
import { type IntentOverride, POLICY_MODES, type PolicyMode } from '../core/index.js';

/** How the API describes the mode of a policy. */
export const MODE = { enum: POLICY_MODES, enumName: 'PolicyMode' };

export class OverrideBody implements IntentOverride {
  @ApiProperty({ ...MODE, required: false })
  mode?: PolicyMode;

  @ApiProperty({ format: 'double', example: 0.9, minimum: 0, maximum: 1, required: false })
  threshold?: number;

  /** Always to a person. */
  neverAnswer?: boolean;
}
