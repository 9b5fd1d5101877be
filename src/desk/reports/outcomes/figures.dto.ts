import { ApiProperty } from '@nestjs/swagger';

/** A share with the 95 % interval that it leaves credible (Wilson). */
export class Proportion {
  @ApiProperty({ example: 81 })
  readonly count: number;

  /** So many there are in all. */
  @ApiProperty({ example: 263 })
  readonly of: number;

  /** 0 to 1; null of none. */
  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 0.308 })
  readonly share: number | null;

  @ApiProperty({ format: 'double', example: 0.255 })
  readonly low: number;

  @ApiProperty({ format: 'double', example: 0.366 })
  readonly high: number;
}

export class OutcomeFeedback {
  @ApiProperty({ example: 120 })
  readonly count: number;

  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 4.2 })
  readonly meanRating: number | null;

  /** Of those who gave feedback, how many said resolved. */
  readonly resolved: Proportion;
}

export class Figures {
  @ApiProperty({ example: 1200 })
  readonly tickets: number;

  /** Of all tickets, those that the machine answered. */
  readonly autoResolved: Proportion;

  /** Of the answered: a person said that it was right. */
  readonly confirmed: Proportion;

  /** Of the answered: nobody said anything, which is no proof. */
  readonly assumed: Proportion;

  /** Of the answered: escalated afterwards. */
  readonly reopened: Proportion;

  /** Of the answered: an agent named another intent. */
  readonly wrong: Proportion;

  /** Of the answered whose truth is known (all but the assumed): the confirmed. */
  readonly rightAmongKnown: Proportion;

  readonly feedback: OutcomeFeedback;
}

export class GroupFigures extends Figures {
  /** The intent that the machine named (null: none), the model's id or the policy's version. */
  @ApiProperty({ type: String, nullable: true, example: 'delivery_late' })
  readonly group: string | null;
}
