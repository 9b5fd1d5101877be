import { ApiProperty, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsObject,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { MAX_ID } from '../../platform/common/validation/id.pipe.js';
import { Optional } from '../../platform/common/validation/optional.js';
import { AreTags, ChangeTicket, TicketFilter } from '../tickets/index.js';
import type { BulkChange } from './bulk-change.entity.js';
import { BULK_STATUSES, type BulkStatus, type TicketFailure } from './bulk-values.js';

/** What a body can hold; more are named by a filter. */
const MOST_IDS = 10_000;
const TIME = { type: String, format: 'date-time' };

/** The same for every ticket. Intents and answers are given to each by itself. */
export class BulkChanges extends PickType(ChangeTicket, [
  'status',
  'priority',
  'assigneeId',
  'teamId',
  'snoozedUntil',
] as const) {
  @Optional()
  @AreTags()
  addTags?: string[];

  @Optional()
  @AreTags()
  removeTags?: string[];
}

export class BeginBulk {
  /** All tickets that match now, up to 50,000: as `GET /tickets` takes it. Either this or `ids`. */
  @Optional()
  @IsObject({ message: 'must be a filter, such as {"status": ["escalated"]}' })
  @ValidateNested()
  @Type(() => TicketFilter)
  @ApiProperty({ required: false, type: TicketFilter, example: { status: ['escalated'] } })
  filter?: TicketFilter;

  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_IDS)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(MAX_ID, { each: true })
  @ApiProperty({ type: [Number], required: false, minItems: 1, maxItems: MOST_IDS })
  ids?: number[];

  @IsObject({ message: 'must be what to change, such as {"priority": "high"}' })
  @ValidateNested()
  @Type(() => BulkChanges)
  @ApiProperty({ type: BulkChanges, example: { priority: 'high' } })
  changes: BulkChanges;
}

export class TicketFailureView implements TicketFailure {
  @ApiProperty({ example: 17 })
  readonly ticketId: number;

  @ApiProperty({ example: 'TICKET.ILLEGAL_TRANSITION' })
  readonly code: string;

  readonly detail: string;
}

export class BulkView {
  /** Its job, by which it is found: `GET /jobs/:id` too shows how far it is. */
  @ApiProperty({ type: Number, nullable: true, example: 41 })
  readonly jobId: number | null;

  @ApiProperty({ enum: BULK_STATUSES, enumName: 'BulkStatus' })
  readonly status: BulkStatus;

  @ApiProperty({ type: 'object', additionalProperties: true, example: { priority: 'high' } })
  readonly changes: object;

  /** How many tickets matched. */
  @ApiProperty({ example: 230 })
  readonly total: number;

  /** How many of them have been looked at. */
  @ApiProperty({ example: 100 })
  readonly done: number;

  /** How many were changed; the others were so already, or failed. */
  @ApiProperty({ example: 98 })
  readonly changed: number;

  @ApiProperty({ example: 2 })
  readonly failed: number;

  /** The first 1,000 that could not be changed, each with the reason. */
  @ApiProperty({ type: [TicketFailureView] })
  readonly failures: TicketFailureView[];

  /** Why it came to an end too early. */
  @ApiProperty({ type: String, nullable: true, example: null })
  readonly error: string | null;

  readonly requestedBy: number;
  readonly createdAt: Date;

  /** Until then `POST …/undo` takes all of it back. */
  readonly startsAt: Date;

  @ApiProperty({ ...TIME, nullable: true })
  readonly finishedAt: Date | null;

  static of({ organizationId: _, id: __, ticketIds, ...bulk }: BulkChange): BulkView {
    return { ...bulk, total: ticketIds.length };
  }
}
