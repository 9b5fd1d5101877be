import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsNumber, Max, Min } from 'class-validator';
import { Optional } from '../../../platform/common/validation/optional.js';
import { type Outcome, type Reason } from '../../../triage/core/index.js';
import { OUTCOME, REASON } from '../../../triage/index.js';
import type { Estimate } from './error-budget.js';

export class WrongAnswers implements Estimate {
  /** The most likely number; null where nothing was checked. */
  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 31 })
  readonly count: number | null;

  /** The 95 % interval. */
  @ApiProperty({ format: 'double', example: 22 })
  readonly low: number;

  @ApiProperty({ format: 'double', example: 43 })
  readonly high: number;
}

export class ErrorBudget {
  /** The beginning of the month (UTC). */
  readonly from: Date;

  readonly to: Date;

  /** The acceptable share of wrong answers by the policy in force; null where it promises none. */
  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 0.02 })
  readonly promised: number | null;

  /** With which probability that is kept. */
  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 0.9 })
  readonly confidenceLevel: number | null;

  /** Tickets that the machine answered this month. */
  @ApiProperty({ example: 4000 })
  readonly answered: number;

  /** How many wrong ones of them are acceptable. */
  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 80 })
  readonly allowed: number | null;

  /** How many of them somebody of the staff has looked at. */
  @ApiProperty({ example: 400 })
  readonly checked: number;

  /** How many of those were wrong. */
  @ApiProperty({ example: 3 })
  readonly wrong: number;

  /** How many of all are wrong, if those that were checked are like the others, or worse. */
  readonly estimated: WrongAnswers;
}

export class EdgeQuery {
  /** The confidence that tickets are to be near; without it, that of the policy in force. */
  @Optional()
  @Type(() => Number)
  @IsNumber({ allowNaN: false, allowInfinity: false }, { message: 'must be a number from 0 to 1' })
  @Min(0)
  @Max(1)
  @ApiProperty({
    format: 'double',
    type: Number,
    minimum: 0,
    maximum: 1,
    example: 0.75,
    required: false,
  })
  threshold?: number;

  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50)
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 50, default: 20, required: false })
  limit: number = 20;
}

export class EdgeTicket {
  @ApiProperty({ example: 17 })
  readonly ticketId: number;

  /** The beginning of the message. */
  @ApiProperty({ example: 'I was charged twice for my order' })
  readonly excerpt: string;

  /** What the machine said. */
  @ApiProperty({ example: 'charged_twice' })
  readonly intent: string;

  @ApiProperty({ format: 'double', example: 0.76 })
  readonly confidence: number;

  @ApiProperty(OUTCOME)
  readonly outcome: Outcome;

  @ApiProperty(REASON)
  readonly reason: Reason;

  readonly decidedAt: Date;
}

export class EdgeTickets {
  /** The confidence that they are near. */
  @ApiProperty({ format: 'double', example: 0.75 })
  readonly threshold: number;

  /** The nearest first. */
  @ApiProperty({ type: [EdgeTicket] })
  readonly data: readonly EdgeTicket[];
}
