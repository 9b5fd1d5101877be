import { ApiProperty, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsObject, Max, Min, ValidateNested } from 'class-validator';
import { PageMeta } from '../../../platform/common/pagination/page.js';
import { MAX_ID } from '../../../platform/common/validation/id.pipe.js';
import { Nullable, Optional } from '../../../platform/common/validation/optional.js';
import { IsIdentifier } from '../../../platform/common/validation/text.js';
import type { SlaPolicy } from './sla-policy.entity.js';
import { SlaConditionsBody, SlaTargetsByPriority, SlaWarningBody } from './sla-terms.dto.js';
import type { SlaConditions, SlaTerms, SlaWarning } from './sla-values.js';

const DEFAULT_ORDER = 100;

export class CreateSlaPolicy {
  /** Unique. */
  @IsIdentifier(100)
  @ApiProperty({ example: 'Gold customers' })
  name: string;

  /** Of the policies that fit a ticket, that of the lowest order counts; of equal ones the oldest. */
  @Optional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  @ApiProperty({ required: false, default: DEFAULT_ORDER })
  order?: number;

  @Optional()
  @IsBoolean()
  @ApiProperty({ required: false, default: true })
  active?: boolean;

  /** Each that is given must fit; without any it is for all tickets. */
  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => SlaConditionsBody)
  @ApiProperty({ type: SlaConditionsBody, required: false })
  conditions?: SlaConditionsBody;

  /** By the priority of the ticket; one at least. */
  @IsObject()
  @ValidateNested()
  @Type(() => SlaTargetsByPriority)
  @ApiProperty({ type: SlaTargetsByPriority })
  targets: SlaTargetsByPriority;

  /** When somebody is warned before a target is missed: by share or by minutes; null: never. */
  @Nullable()
  @IsObject()
  @ValidateNested()
  @Type(() => SlaWarningBody)
  @ApiProperty({ type: SlaWarningBody, nullable: true, required: false, example: { share: 0.8 } })
  warning?: SlaWarningBody | null;

  /** The business hours whose time counts; null: all time, day and night. */
  @Nullable()
  @IsInt()
  @Min(1)
  @Max(MAX_ID)
  @ApiProperty({ type: Number, nullable: true, required: false, example: null })
  businessHoursId?: number | null;
}

/** A change replaces all of `conditions`, `targets` or `warning`. */
export class ChangeSlaPolicy extends PartialType(CreateSlaPolicy, { skipNullProperties: false }) {}

export class SlaPolicyView {
  @ApiProperty({ example: 1 })
  readonly id: number;

  readonly name: string;

  @ApiProperty({ example: DEFAULT_ORDER })
  readonly order: number;

  readonly active: boolean;

  @ApiProperty({ type: SlaConditionsBody })
  readonly conditions: SlaConditions;

  @ApiProperty({ type: SlaTargetsByPriority })
  readonly targets: SlaTerms['targets'];

  @ApiProperty({ type: SlaWarningBody, nullable: true })
  readonly warning: SlaWarning | null;

  @ApiProperty({ type: Number, nullable: true, example: 1 })
  readonly businessHoursId: number | null;

  /** Counts the changes; send it as `If-Match: "3"` with the next one. */
  @ApiProperty({ example: 3 })
  readonly version: number;

  readonly createdAt: Date;
  readonly updatedAt: Date;

  static of(policy: SlaPolicy): SlaPolicyView {
    const { id, name, place: order, isActive: active, conditions, targets, warning } = policy;
    const { businessHoursId, version, createdAt, updatedAt } = policy;
    const terms = { conditions, targets, warning, businessHoursId };
    return { id, name, order, active, ...terms, version, createdAt, updatedAt };
  }
}

export class SlaPolicyPage {
  readonly data: SlaPolicyView[];
  readonly meta: PageMeta;
}
