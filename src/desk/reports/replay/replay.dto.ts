import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsEnum, IsInt, IsObject, Max, Min, ValidateNested } from 'class-validator';
import { MAX_ID } from '../../../platform/common/validation/id.pipe.js';
import { Optional } from '../../../platform/common/validation/optional.js';
import { IsText } from '../../../platform/common/validation/text.js';
import { IsTime } from '../../../platform/common/validation/time.js';
import { PolicyBody } from '../../../triage/policy/index.js';
import { TicketStatus } from '../../tickets/index.js';

const DEFAULT_EXAMPLES = 20;
const MAX_EXAMPLES = 100;

export class ReplayBody {
  /** The policy to try out; like the body of `PUT /triage/policy`. */
  @IsObject({ message: 'must be a policy, such as {"mode": "live", "threshold": 0.9}' })
  @ValidateNested()
  @Type(() => PolicyBody)
  policy: PolicyBody;

  /**
   * Judges every message anew by this model. Without it the stored judgements count or, for a
   * policy with a targetErrorRate, those of the active model: only for one model at a time can
   * thresholds keep a target.
   */
  @Optional()
  @IsInt()
  @Min(1)
  @Max(MAX_ID)
  @ApiProperty({ required: false, example: 2 })
  modelId?: number;

  /** Only tickets made at this time or later. */
  @Optional()
  @IsTime()
  from?: string;

  /** Only tickets made before; at most, and by default, now. */
  @Optional()
  @IsTime()
  to?: string;

  /** Only tickets that have this intent now. */
  @Optional()
  @IsText(100)
  @ApiProperty({ required: false, example: 'delivery_late' })
  intent?: string;

  /** Only tickets that have this status now. */
  @Optional()
  @IsEnum(TicketStatus)
  @ApiProperty({ enum: TicketStatus, enumName: 'TicketStatus', required: false })
  status?: TicketStatus;

  /** How many tickets whose outcome changes to show. */
  @Optional()
  @IsInt()
  @Min(0)
  @Max(MAX_EXAMPLES)
  @ApiProperty({ required: false, default: DEFAULT_EXAMPLES })
  examples: number = DEFAULT_EXAMPLES;
}
