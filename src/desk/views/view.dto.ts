import { ApiProperty, PartialType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { PageMeta, PageQuery } from '../../platform/common/pagination/page.js';
import { Optional } from '../../platform/common/validation/optional.js';
import { booleanOf } from '../../platform/common/validation/query-values.js';
import { IsText } from '../../platform/common/validation/text.js';
import { NEWEST_FIRST, SORTS, TicketFilter } from '../tickets/index.js';
import type { SavedView } from './saved-view.entity.js';

/** What may be shown of a ticket in a list. */
export const VIEW_COLUMNS = [
  'id',
  'message',
  'status',
  'priority',
  'intent',
  'confidence',
  'language',
  'requesterId',
  'assigneeId',
  'teamId',
  'tags',
  'snoozedUntil',
  'createdAt',
  'updatedAt',
  'resolvedAt',
] as const;
export type ViewColumn = (typeof VIEW_COLUMNS)[number];
const COLUMNS = { enum: VIEW_COLUMNS, enumName: 'TicketColumn', isArray: true } as const;
const FURTHEST = 10_000;

export class CreateView {
  @IsText(100)
  @ApiProperty({ example: 'My urgent ones' })
  name: string;

  @Optional()
  @IsObject({ message: 'must be a filter, such as {"status": ["escalated"]}' })
  @ValidateNested()
  @Type(() => TicketFilter)
  @ApiProperty({ required: false, type: TicketFilter })
  filter?: TicketFilter;

  /** What is shown of each ticket, from the left. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(VIEW_COLUMNS.length)
  @ArrayUnique()
  @IsIn(VIEW_COLUMNS, { each: true })
  @ApiProperty({ ...COLUMNS, required: false, example: ['id', 'message', 'priority'] })
  columns?: ViewColumn[];

  /** As `GET /tickets` takes it. */
  @Optional()
  @MaxLength(100)
  @Matches(SORTS, { message: 'must be a sort of GET /tickets, such as -priority,createdAt' })
  @ApiProperty({ required: false, default: NEWEST_FIRST, example: '-priority,createdAt' })
  sort?: string;

  /** Where it stands among the others, the smallest first. */
  @Optional()
  @IsInt()
  @Min(0)
  @Max(FURTHEST)
  @ApiProperty({ required: false, default: 0 })
  order?: number;

  /** Whether all of the staff have it. */
  @Optional()
  @IsBoolean()
  @ApiProperty({ required: false, default: false })
  shared?: boolean;
}

export class ChangeView extends PartialType(CreateView, { skipNullProperties: false }) {}

export class ListViewsQuery extends PageQuery {
  /** Whether to count the tickets of each. */
  @Optional()
  @Transform(({ value }: { value: unknown }) => booleanOf(value))
  @IsBoolean()
  @ApiProperty({ type: Boolean, required: false, default: false })
  counts?: boolean;
}

export class SavedViewView {
  readonly id: number;

  @ApiProperty({ example: 'My urgent ones' })
  readonly name: string;

  @ApiProperty({ type: 'object', additionalProperties: true, example: { status: ['escalated'] } })
  readonly filter: object;

  @ApiProperty(COLUMNS)
  readonly columns: string[];

  @ApiProperty({ example: NEWEST_FIRST })
  readonly sort: string;

  readonly order: number;

  /** Whether all of the staff have it, or only its owner. */
  readonly shared: boolean;

  /** Whose it is. */
  @ApiProperty({ example: 2 })
  readonly ownerId: number;

  /**
   * With `counts=true`: how many tickets it has, 1,000 also where they are more. Null where it looks
   * for words, which costs too much to count, or the database was too busy to count within a second.
   */
  @ApiProperty({ type: Number, nullable: true, required: false, example: 17 })
  readonly count?: number | null;

  /** Counts the changes; send it as `If-Match: "3"` with the next one. */
  @ApiProperty({ example: 3 })
  readonly version: number;

  readonly createdAt: Date;
  readonly updatedAt: Date;

  static of({ organizationId: _, ...view }: SavedView, count?: number | null): SavedViewView {
    return { ...view, ...(count !== undefined && { count }) };
  }
}

export class ViewPage {
  readonly data: SavedViewView[];
  readonly meta: PageMeta;
}
