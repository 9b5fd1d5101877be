import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import { IsArray, IsBoolean, IsIn, IsInt, IsObject, Max, Min } from 'class-validator';
import { PageMeta } from '../../../platform/common/pagination/page.js';
import { Nullable, Optional } from '../../../platform/common/validation/optional.js';
import { IsIdentifier } from '../../../platform/common/validation/text.js';
import {
  MOST_ACTIONS,
  RULE_KINDS,
  type RuleKind,
  TRIGGER_EVENTS,
  type TriggerEvent,
} from '../core/rule-values.js';
import type { Rule } from './rule.entity.js';
import { RuleAction, RuleCondition } from './rule-parts.dto.js';
import type { RuleVersion } from './rule-version.entity.js';

const DEFAULT_POSITION = 100;
const KIND = { enum: RULE_KINDS, enumName: 'RuleKind', example: 'trigger' };
const EVENT = { enum: TRIGGER_EVENTS, enumName: 'TriggerEvent', example: 'ticket.created' };
const CONDITIONS = {
  type: RuleCondition,
  example: { all: [{ field: 'ticket.intent', operator: 'is', value: 'refund' }] },
};
const ACTIONS = {
  type: RuleAction,
  isArray: true,
  minItems: 1,
  maxItems: MOST_ACTIONS,
  example: [{ type: 'tag', add: ['refund'] }],
};

/** What a rule says beside its name: as it is tried, too. */
export class RuleDraftBody {
  /** `trigger`: it looks at each event; `automation`: at all tickets that are not closed, again and again. */
  @IsIn(RULE_KINDS)
  @ApiProperty(KIND)
  kind: RuleKind;

  /** What a trigger looks at; of an automation nothing. */
  @Nullable()
  @IsIn(TRIGGER_EVENTS)
  @ApiProperty({ ...EVENT, nullable: true, required: false })
  event?: TriggerEvent | null;

  /** Without any, a trigger is for all tickets. Of 20 conditions and 4 levels at the most. */
  @Optional()
  @IsObject({ message: 'must be a condition, such as {"all": []}' })
  @ApiProperty({ ...CONDITIONS, required: false })
  conditions?: RuleCondition;

  /** Done in this order; what cannot be done keeps no other back. */
  @IsArray({ message: 'must be a list of actions' })
  @ApiProperty(ACTIONS)
  actions: RuleAction[];
}

export class CreateRule extends RuleDraftBody {
  /** Unique. */
  @IsIdentifier(100)
  @ApiProperty({ example: 'Refunds to billing' })
  name: string;

  /** Of several rules, those of the lowest come first; of equal ones the oldest. */
  @Optional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  @ApiProperty({ required: false, default: DEFAULT_POSITION })
  position?: number;

  /** Whether it does anything: try it first. */
  @Optional()
  @IsBoolean()
  @ApiProperty({ required: false, default: false })
  active?: boolean;
}

/** A change replaces all of `conditions` or `actions`. What a rule looks at stays as it was made. */
export class ChangeRule extends PartialType(OmitType(CreateRule, ['kind', 'event']), {
  skipNullProperties: false,
}) {}

export class RuleView {
  @ApiProperty({ example: 1 })
  readonly id: number;

  readonly name: string;

  @ApiProperty({ example: DEFAULT_POSITION })
  readonly position: number;

  readonly active: boolean;

  @ApiProperty(KIND)
  readonly kind: RuleKind;

  @ApiProperty({ ...EVENT, nullable: true })
  readonly event: TriggerEvent | null;

  @ApiProperty(CONDITIONS)
  readonly conditions: RuleCondition;

  @ApiProperty(ACTIONS)
  readonly actions: RuleAction[];

  /** Counts the changes; send it as `If-Match: "3"` with the next one. */
  @ApiProperty({ example: 3 })
  readonly version: number;

  readonly createdAt: Date;
  readonly updatedAt: Date;

  static of(rule: Rule): RuleView {
    const { id, name, place: position, isActive: active, kind, event } = rule;
    const { conditions, actions, version, createdAt, updatedAt } = rule;
    const content = { name, position, active, kind, event, conditions, actions };
    return { id, ...content, version, createdAt, updatedAt } as RuleView;
  }
}

export class RulePage {
  readonly data: RuleView[];
  readonly meta: PageMeta;
}

export class RuleVersionView extends OmitType(RuleView, ['id', 'createdAt', 'updatedAt']) {
  /** Since when it is so. */
  readonly createdAt: Date;

  static of({ version, content, createdAt }: RuleVersion): RuleVersionView {
    return { ...content, version, createdAt } as RuleVersionView;
  }
}

export class RuleVersionPage {
  readonly data: RuleVersionView[];
  readonly meta: PageMeta;
}
