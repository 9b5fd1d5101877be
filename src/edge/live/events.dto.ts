import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { Optional } from '../../platform/common/validation/optional.js';
import { TOLD_TYPES } from './audiences.js';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 500;

export class EventsQuery {
  /** `meta.cursor` of the answer before, or of a message of the live connection; without it nothing old. */
  @Optional()
  @IsString()
  @MaxLength(200)
  after?: string;

  /** How many events at the most. */
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_LIMIT)
  @ApiProperty({ required: false, default: DEFAULT_LIMIT })
  limit: number = DEFAULT_LIMIT;
}

export class LiveEventView {
  /** The place right behind this event: send as `after` to go on from there. */
  readonly cursor: string;

  @ApiProperty({ example: TOLD_TYPES[0] })
  readonly event: string;

  /** Ids and versions: read the rest with the entity tag that you have. */
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { ticketId: 17, conversationId: 12, requesterId: 5, status: 'escalated', version: 1 },
  })
  readonly data: object;
}

export class EventsMeta {
  /** Send as `after` next time. */
  readonly cursor: string;

  /** Whether there is more now; ask again at once. */
  readonly hasMore: boolean;

  /** Whether events may have been missed: read anew what you show, then go on from `cursor`. */
  readonly resync: boolean;
}

export class EventsPage {
  readonly data: LiveEventView[];
  readonly meta: EventsMeta;
}
