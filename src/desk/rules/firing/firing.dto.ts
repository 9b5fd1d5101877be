import { ApiProperty } from '@nestjs/swagger';
import { PageMeta } from '../../../platform/common/pagination/page.js';
import { ACTION_TYPES, type ActionType } from '../core/action.js';
import {
  FIRING_OUTCOMES,
  type FiringOutcome,
  STOP_REASONS,
  type StopReason,
} from '../core/rule-values.js';
import type { ActionResult, RuleFiring } from './rule-firing.entity.js';

const RESULTS = ['done', 'unchanged', 'failed'] as const;

export class ActionResultView implements ActionResult {
  @ApiProperty({ enum: ACTION_TYPES, enumName: 'RuleActionType', example: 'tag' })
  readonly type: ActionType;

  /** `unchanged`: it was so already. */
  @ApiProperty({ enum: RESULTS, enumName: 'RuleActionOutcome', example: 'done' })
  readonly outcome: (typeof RESULTS)[number];

  /** Why it failed, by the code of the error that somebody would get who does it. */
  @ApiProperty({ type: String, required: false, example: 'RULE.AGENT_GONE' })
  readonly code?: string;

  @ApiProperty({ type: String, required: false })
  readonly detail?: string;
}

export class FiringView {
  @ApiProperty({ example: 1 })
  readonly id: number;

  @ApiProperty({ example: 1 })
  readonly ruleId: number;

  /** As it was then, at `GET /rules/:id/versions`. */
  @ApiProperty({ example: 3 })
  readonly ruleVersion: number;

  @ApiProperty({ example: 17 })
  readonly ticketId: number;

  /** What happened; null where time passed. */
  @ApiProperty({ type: String, nullable: true, example: 'ticket.created' })
  readonly event: string | null;

  /** How many rules had set each other off before. */
  @ApiProperty({ example: 0 })
  readonly depth: number;

  @ApiProperty({ enum: FIRING_OUTCOMES, enumName: 'FiringOutcome', example: 'done' })
  readonly outcome: FiringOutcome;

  /** Why nothing was done: its own doing had led to it, or five rules had set each other off. */
  @ApiProperty({ enum: STOP_REASONS, enumName: 'FiringStopReason', nullable: true, example: null })
  readonly stopReason: StopReason | null;

  /** What became of each action, in their order. */
  @ApiProperty({ type: [ActionResultView] })
  readonly actions: readonly ActionResult[];

  readonly createdAt: Date;

  static of({ organizationId: _, cause: __, ...firing }: RuleFiring): FiringView {
    return firing;
  }
}

export class FiringPage {
  readonly data: FiringView[];
  readonly meta: PageMeta;
}
