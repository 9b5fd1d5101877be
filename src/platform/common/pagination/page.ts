import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { Optional } from '../validation/optional.js';

export const DEFAULT_LIMIT = 20;
export const MAX_LIMIT = 100;

/** The part of a list's query that every list shares. */
export class PageQuery {
  /** How many rows at the most. */
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_LIMIT)
  @ApiProperty({ required: false, default: DEFAULT_LIMIT })
  limit: number = DEFAULT_LIMIT;

  /** `meta.nextCursor` of the page before. */
  @Optional()
  @IsString()
  @MaxLength(1000)
  cursor?: string;
}

export class PageMeta {
  readonly hasMore: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'Send as `cursor` for the next page.' })
  readonly nextCursor: string | null;
}

/** Of lists that are short enough to be counted for every page. */
export class CountedPageMeta extends PageMeta {
  /** How many rows the whole list has. */
  @ApiProperty({ example: 77 })
  readonly total: number;
}

/** One page of a list: `limit` rows and where the next page begins. */
export interface Page<Row> {
  readonly data: Row[];
  readonly meta: PageMeta;
}

/** A page that also says how many rows the whole list has. */
export interface CountedPage<Row> extends Page<Row> {
  readonly meta: CountedPageMeta;
}

/** Cuts the one row that was read beyond the limit and turns the last one left into the cursor. */
export function toPage<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => string,
): Page<Row> {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  const hasMore = rows.length > limit;
  return {
    data,
    meta: { hasMore, nextCursor: hasMore && last !== undefined ? cursorOf(last) : null },
  };
}
