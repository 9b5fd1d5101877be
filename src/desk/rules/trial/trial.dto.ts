import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { Optional } from '../../../platform/common/validation/optional.js';
import { RuleDraftBody } from '../book/rule.dto.js';
import { ACTION_TYPES, type ActionType } from '../core/action.js';

export const MOST_TRIED = 2_000;
const TRIED = 500;
export const MOST_SHOWN = 50;

function Tickets(): PropertyDecorator {
  return (...property) => {
    Optional()(...property);
    Max(MOST_TRIED)(...property);
    Min(1)(...property);
    IsInt()(...property);
    ApiProperty({ required: false, default: TRIED, example: TRIED })(...property);
  };
}

export class TryRule {
  /** Of how many tickets, the newest. */
  @Tickets()
  tickets?: number;
}

export class TryDraft extends RuleDraftBody {
  /** Of how many tickets, the newest. */
  @Tickets()
  tickets?: number;
}

export class TrialAction {
  @ApiProperty({ enum: ACTION_TYPES, enumName: 'RuleActionType', example: 'tag' })
  readonly type: ActionType;

  /** False where it is so already. */
  readonly changes: boolean;
}

export class TrialMatch {
  @ApiProperty({ example: 17 })
  readonly ticketId: number;

  /** What would be done, in this order. */
  @ApiProperty({ type: [TrialAction] })
  readonly actions: TrialAction[];
}

export class TrialView {
  /** How many tickets were asked. */
  @ApiProperty({ example: 500 })
  readonly tried: number;

  /** How many of them meet the conditions. */
  @ApiProperty({ example: 12 })
  readonly matched: number;

  /** The newest 50 of these. */
  @ApiProperty({ type: [TrialMatch] })
  readonly matches: TrialMatch[];
}

export function triedOf({ tickets = TRIED }: TryRule): number {
  return tickets;
}
