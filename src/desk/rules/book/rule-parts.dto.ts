import { ApiProperty } from '@nestjs/swagger';
import { ACTION_TYPES, ASSIGNEES, RECIPIENTS } from '../core/action.js';
import { ALL_OPERATORS, FIELD_NAMES } from '../core/fields.js';

const NUMBER = { type: 'number', format: 'double' };
const VALUE = {
  anyOf: [
    { type: 'string' },
    NUMBER,
    { type: 'boolean' },
    { type: 'array', items: { anyOf: [{ type: 'string' }, NUMBER] } },
  ],
};

/** A question about one field, or several of which `all`, `any` or `not` one must be met. */
export class RuleCondition {
  /** All of these; none: always. */
  @ApiProperty({ type: () => [RuleCondition], required: false })
  all?: RuleCondition[];

  /** One of these at least. */
  @ApiProperty({ type: () => [RuleCondition], required: false })
  any?: RuleCondition[];

  /** The opposite of this. */
  @ApiProperty({ type: () => RuleCondition, required: false })
  not?: RuleCondition;

  @ApiProperty({ enum: FIELD_NAMES, enumName: 'RuleField', required: false })
  field?: string;

  @ApiProperty({ enum: ALL_OPERATORS, enumName: 'RuleOperator', required: false })
  operator?: string;

  /** What the operator takes: several for `in`, `not_in` and `includes_any`, none for `is_empty`. */
  @ApiProperty({ ...VALUE, required: false })
  value?: unknown;
}

const TAGS = { type: String, isArray: true, required: false, example: ['vip'] } as const;

/** One thing that is done, with the fields of its type. */
export class RuleAction {
  @ApiProperty({ enum: ACTION_TYPES, enumName: 'RuleActionType', example: 'tag' })
  type: string;

  /** Of `set`: priority or status. */
  @ApiProperty({ type: String, required: false })
  field?: string;

  @ApiProperty({ type: String, required: false })
  value?: string;

  /** Of `tag`. */
  @ApiProperty(TAGS)
  add?: string[];

  @ApiProperty(TAGS)
  remove?: string[];

  /** Of `assign` and `notify`: to whom. */
  @ApiProperty({
    enum: [...ASSIGNEES, ...RECIPIENTS.filter(isNew)],
    enumName: 'RuleTarget',
    required: false,
  })
  to?: string;

  /** Of `assign` to an agent. */
  @ApiProperty({ type: Number, required: false })
  agentId?: number;

  /** Of `assign` to a team, or one of it. */
  @ApiProperty({ type: Number, required: false })
  teamId?: number;

  /** Of `reply`, `note` and `notify`, with the variables of canned answers. */
  @ApiProperty({ type: String, required: false })
  text?: string;

  /** Of `reply`: a canned answer that the staff shares. */
  @ApiProperty({ type: Number, required: false })
  cannedAnswerId?: number;

  /** Of `escalate`: why. */
  @ApiProperty({ type: String, required: false })
  reason?: string;
}

function isNew(recipient: string): boolean {
  return !(ASSIGNEES as readonly string[]).includes(recipient);
}
