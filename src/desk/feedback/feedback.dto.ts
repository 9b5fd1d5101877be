import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, Max, Min } from 'class-validator';
import { PageMeta, PageQuery } from '../../platform/common/pagination/page.js';
import { Nullable, Optional } from '../../platform/common/validation/optional.js';
import { IsText } from '../../platform/common/validation/text.js';
import { IsTime } from '../../platform/common/validation/time.js';
import { Resolution } from '../tickets/index.js';
import type { Feedback } from './feedback.entity.js';

const RESOLUTION = { enum: Resolution, enumName: 'Resolution' };

export class GiveFeedback {
  /** 1 (bad) to 5 (very good). */
  @IsInt()
  @Min(1)
  @Max(5)
  @ApiProperty({ example: 4 })
  rating: number;

  /** Whether it is solved; a no on an answer of the machine brings a person. */
  @IsBoolean()
  resolved: boolean;

  @Nullable()
  @IsText(2_000)
  @ApiProperty({ type: String, nullable: true, required: false, example: 'Quick, thank you.' })
  comment?: string | null;
}

export class FeedbackView {
  readonly id: number;

  @ApiProperty({ example: 17 })
  readonly ticketId: number;

  @ApiProperty({ example: 4 })
  readonly rating: number;

  readonly resolved: boolean;

  @ApiProperty({ type: String, nullable: true })
  readonly comment: string | null;

  /** Who had resolved the ticket when the feedback came. */
  @ApiProperty(RESOLUTION)
  readonly resolution: Resolution;

  readonly createdAt: Date;

  static of(feedback: Feedback): FeedbackView {
    const { id, ticketId, rating, resolved, comment, resolution, createdAt } = feedback;
    return { id, ticketId, rating, resolved, comment, resolution, createdAt };
  }
}

export class ListFeedbackQuery extends PageQuery {
  /** Only feedback given at this time or later. */
  @Optional()
  @IsTime()
  createdFrom?: string;

  /** Only feedback given before. */
  @Optional()
  @IsTime()
  createdTo?: string;

  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(5)
  @ApiProperty({ required: false, example: 1 })
  rating?: number;

  /** Only feedback that says so. */
  @Optional()
  @IsIn(['true', 'false'])
  @ApiProperty({ enum: ['true', 'false'], required: false })
  resolved?: 'true' | 'false';
}

export class FeedbackPage {
  readonly data: FeedbackView[];
  readonly meta: PageMeta;
}

export class FeedbackFigures {
  @ApiProperty({ example: 120 })
  readonly count: number;

  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 4.2 })
  readonly meanRating: number | null;

  /** Of those who gave feedback, how many said resolved: 0 to 1. */
  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 0.83 })
  readonly shareResolved: number | null;
}

export class IntentFigures extends FeedbackFigures {
  @ApiProperty({ type: String, nullable: true, example: 'delivery_late' })
  readonly intent: string | null;
}

export class ResolutionFigures extends FeedbackFigures {
  @ApiProperty(RESOLUTION)
  readonly resolution: Resolution;
}

export class FeedbackSummary extends FeedbackFigures {
  @ApiProperty({ type: [IntentFigures] })
  readonly byIntent: IntentFigures[];

  /** By who had resolved the ticket when the feedback came. */
  @ApiProperty({ type: [ResolutionFigures] })
  readonly byResolution: ResolutionFigures[];
}
