import { ApiProperty } from '@nestjs/swagger';
import { IsIn, Matches, MaxLength } from 'class-validator';
import { PageMeta, PageQuery } from '../common/pagination/page.js';
import { Optional } from '../common/validation/optional.js';
import type { BackgroundTask, FailureContext } from './background-task.entity.js';
import { JOB_STATUSES, type JobStatus } from './job-status.js';

const STATUS = { enum: JOB_STATUSES, enumName: 'JobStatus' };
const TIME = { type: String, format: 'date-time', nullable: true } as const;

/** Why a job failed, was cancelled, or is tried again. */
export class FailureContextView implements FailureContext {
  @ApiProperty({ example: 'It was cancelled.' })
  readonly error: string;

  /** What it was at. */
  @ApiProperty({ required: false, example: 'model:12' })
  readonly failedAtEntity?: string;
}

export class JobView {
  @ApiProperty({ example: 41 })
  readonly id: number;

  @ApiProperty({ example: 'training' })
  readonly type: string;

  @ApiProperty(STATUS)
  readonly status: JobStatus;

  /** Done share, 0 to 1. */
  @ApiProperty({ format: 'double', example: 0.4 })
  readonly progress: number;

  /** How often it was begun anew: after a failure, by hand, or where its instance died. */
  @ApiProperty({ example: 0 })
  readonly retryCount: number;

  /** What went wrong the last time, until it is completed. */
  @ApiProperty({ type: FailureContextView, nullable: true })
  readonly failureContext: FailureContextView | null;

  /** What came out of it; depends on its type. */
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  readonly result: object | null;

  /** Nobody for what the service does by itself. */
  @ApiProperty({ type: Number, nullable: true, example: 1 })
  readonly createdBy: number | null;

  readonly createdAt: Date;

  /** When it was begun, the last time. */
  @ApiProperty(TIME)
  readonly startedAt: Date | null;

  /** When it came to its end, whichever. */
  @ApiProperty(TIME)
  readonly completedAt: Date | null;

  static of(task: BackgroundTask): JobView {
    const { id, type, status, progress, retryCount, failureContext, result, createdBy } = task;
    const { createdAt, startedAt, completedAt } = task;
    return {
      id,
      type,
      status,
      progress,
      retryCount,
      failureContext,
      result,
      createdBy,
      createdAt,
      startedAt,
      completedAt,
    };
  }
}

export class JobPage {
  readonly data: JobView[];
  readonly meta: PageMeta;
}

export class ListJobsQuery extends PageQuery {
  @Optional()
  @IsIn(JOB_STATUSES)
  @ApiProperty({ ...STATUS, required: false })
  status?: JobStatus;

  /** What kind of work. */
  @Optional()
  @Matches(/^[a-z][a-z0-9-]*$/, { message: 'must be a type such as training' })
  @MaxLength(50)
  @ApiProperty({ required: false, example: 'training' })
  type?: string;
}
