import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsNumber, Max, Min, ValidateNested } from 'class-validator';
import { MAX_ID } from '../../../platform/common/validation/id.pipe.js';
import { Optional } from '../../../platform/common/validation/optional.js';
import { textViolation } from '../../../platform/common/validation/text.js';
import { Priority } from '../../../triage/taxonomy/index.js';
import { IsSetOf } from './is-set-of.js';
import type { SlaConditions, SlaTargets, SlaTerms, SlaWarning } from './sla-values.js';

/** A year. */
const MOST_MINUTES = 525_600;
const CHANNELS = ['web', 'mobile', 'email', 'slack', 'teams', 'api'];
const PRIORITIES: readonly string[] = Object.values(Priority);

const oneOf = (values: readonly string[]) => (value: unknown) =>
  values.includes(value as string) ? undefined : `must be of ${values.join(', ')}`;
const isTag = (value: unknown) => textViolation(value, 50);
const isId = (value: unknown) =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MAX_ID
    ? undefined
    : `must be ids from 1 to ${MAX_ID}`;

export class SlaConditionsBody implements SlaConditions {
  @Optional()
  @IsSetOf(oneOf(PRIORITIES))
  @ApiProperty({ enum: Priority, enumName: 'Priority', isArray: true, required: false })
  priorities?: Priority[];

  /** Where the conversation is held. */
  @Optional()
  @IsSetOf(oneOf(CHANNELS))
  @ApiProperty({ type: [String], required: false, example: ['email'] })
  channels?: string[];

  /** Any of these is enough. */
  @Optional()
  @IsSetOf(isTag)
  @ApiProperty({ type: [String], required: false, example: ['vip'] })
  tags?: string[];

  /** The tier of the customer, as their profile has it. */
  @Optional()
  @IsSetOf(isTag)
  @ApiProperty({ type: [String], required: false, example: ['enterprise'] })
  requesterTiers?: string[];

  @Optional()
  @IsSetOf(isId)
  @ApiProperty({ type: [Number], required: false, example: [1] })
  teamIds?: number[];
}

function Minutes(example: number): PropertyDecorator {
  return (...property) => {
    Optional()(...property);
    Max(MOST_MINUTES)(...property);
    Min(1)(...property);
    IsInt()(...property);
    ApiProperty({ required: false, example })(...property);
  };
}

export class SlaTargetsBody implements SlaTargets {
  /** Minutes until somebody, or the machine, has answered for the first time. */
  @Minutes(60)
  firstResponse?: number;

  /** Minutes until a later message of the customer is answered. */
  @Minutes(240)
  nextResponse?: number;

  /** Minutes until the ticket is resolved, without those in which the customer is waited for. */
  @Minutes(1_440)
  resolution?: number;
}

function TargetsOf(): PropertyDecorator {
  return (...property) => {
    Optional()(...property);
    ValidateNested()(...property);
    Type(() => SlaTargetsBody)(...property);
    ApiProperty({ type: SlaTargetsBody, required: false })(...property);
  };
}

export class SlaTargetsByPriority implements Partial<SlaTerms['targets']> {
  @TargetsOf()
  low?: SlaTargetsBody;

  @TargetsOf()
  normal?: SlaTargetsBody;

  @TargetsOf()
  high?: SlaTargetsBody;

  @TargetsOf()
  urgent?: SlaTargetsBody;
}

export class SlaWarningBody implements SlaWarning {
  /** After this share of the time. */
  @Optional()
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(0.01)
  @Max(0.99)
  @ApiProperty({ format: 'double', required: false, example: 0.8 })
  share?: number;

  /** So many minutes of the business hours before the end; at once where the target is shorter. */
  @Minutes(30)
  minutes?: number;
}
