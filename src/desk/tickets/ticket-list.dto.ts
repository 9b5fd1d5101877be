import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEnum,
  IsIn,
  IsInt,
  IsNumber,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { PageMeta, PageQuery } from '../../platform/common/pagination/page.js';
import { MAX_ID } from '../../platform/common/validation/id.pipe.js';
import { Optional } from '../../platform/common/validation/optional.js';
import { booleanOf, decimalOf, listOf } from '../../platform/common/validation/query-values.js';
import { IsSearch } from '../../platform/common/validation/search-words.js';
import { Check, IsText } from '../../platform/common/validation/text.js';
import { IsTime } from '../../platform/common/validation/time.js';
import { excerptParts, matchedWords } from './excerpt.js';
import { SLA_STATES, type SlaState } from './sla-state.js';
import { cleaned, MOST_TAGS, tagsViolation } from './tags.js';
import { SLA_STATE, STATUS, TicketView } from './ticket.dto.js';
import { type FoundTicket, SHOWN_FROM } from './ticket-search.js';
import { TicketStatus } from './ticket-status.js';

export const NEWEST_FIRST = '-createdAt';
/** The orders that a list may have. */
export const SORTS =
  /^(relevance|informative|-?(createdAt|updatedAt|priority|due)(,-?(createdAt|updatedAt|priority|due)){0,3})$/;

const WORDS: readonly unknown[] = ['me', 'none'];

export class ExcerptPartView {
  readonly text: string;

  /** Whether this is one of the words that were looked for. */
  readonly match: boolean;
}

export class ListedTicket extends TicketView {
  /** Whether `message` is only its beginning: a list shows 10,000 code points, the ticket itself all. */
  @ApiProperty({ example: false })
  readonly messageTruncated: boolean;

  /**
   * With `q`: where message and answer match, in parts to show one after the other. They are plain
   * text: put them into a page as text, with the matches emphasised, never as HTML.
   */
  @ApiProperty({ type: [ExcerptPartView], required: false })
  readonly excerpt?: ExcerptPartView[];

  static ofFound({ matched, rank, newest, labelWorth, ...ticket }: FoundTicket): ListedTicket {
    if (matched === undefined) return ticket;
    // No more was looked at; a code point is a unit or two.
    const text = `${ticket.message} ${ticket.answer ?? ''}`.slice(0, 2 * SHOWN_FROM).trim();
    return { ...ticket, excerpt: excerptParts(text, matchedWords(matched)) };
  }
}

export class TicketPage {
  readonly data: ListedTicket[];
  readonly meta: PageMeta;
}

export class ListTicketsQuery extends PageQuery {
  /** One status or several, separated by commas or repeated. */
  @Optional()
  @Transform(({ value }: { value: unknown }) => listOf(value))
  @IsEnum(TicketStatus, { each: true })
  @ApiProperty({ ...STATUS, isArray: true, required: false })
  status?: TicketStatus[];

  /** How what is promised about them stands: one state or several, like `status`. */
  @Optional()
  @Transform(({ value }: { value: unknown }) => listOf(value))
  @IsIn(SLA_STATES, { each: true })
  @ApiProperty({ ...SLA_STATE, isArray: true, required: false })
  slaState?: SlaState[];

  /** The name of an intent. */
  @Optional()
  @IsText(100)
  @ApiProperty({ required: false, example: 'delivery_late' })
  intent?: string;

  /** In which language the message is written, by ISO 639-1. */
  @Optional()
  @Matches(/^[a-z]{2}$/, { message: 'must be a language of two letters, such as de' })
  @ApiProperty({ required: false, example: 'de' })
  language?: string;

  /** The agent or admin who works on it; `me`, or `none` for tickets that nobody works on. */
  @Optional()
  @Transform(({ value }: { value: unknown }) => (WORDS.includes(value) ? value : Number(value)))
  @Check('isIdOrWord', (value) => idOrWordViolation(value, ['me', 'none']))
  @ApiProperty({ type: String, pattern: '^([1-9]\\d*|me|none)$', required: false, example: '2' })
  assigneeId?: number | 'me' | 'none';

  /** For staff: the team that works on it; `none` for tickets of no team. */
  @Optional()
  @Transform(({ value }: { value: unknown }) => (WORDS.includes(value) ? value : Number(value)))
  @Check('isIdOrWord', (value) => idOrWordViolation(value, ['none']))
  @ApiProperty({ type: String, pattern: '^([1-9]\\d*|none)$', required: false, example: 'none' })
  teamId?: number | 'none';

  /** For staff: a tag that it has, or several, separated by commas or repeated: all of these. */
  @Optional()
  @Transform(({ value }: { value: unknown }) => cleaned(listOf(value)))
  @IsArray()
  @ArrayMaxSize(MOST_TAGS)
  @Check('areTags', tagsViolation)
  @ApiProperty({ type: [String], required: false, maxItems: MOST_TAGS, example: ['vip'] })
  tag?: string[];

  /** For staff: only tickets that are snoozed now, or with `false` only those that are not. */
  @Optional()
  @Transform(({ value }: { value: unknown }) => booleanOf(value))
  @IsBoolean()
  @ApiProperty({ type: Boolean, required: false, example: false })
  snoozed?: boolean;

  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_ID)
  requesterId?: number;

  /** Only tickets made at this time or later. */
  @Optional()
  @IsTime()
  createdFrom?: string;

  /** Only tickets made before. */
  @Optional()
  @IsTime()
  createdTo?: string;

  /** Only tickets whose intent was named with this confidence or more. */
  @Optional()
  @Transform(({ value }: { value: unknown }) => decimalOf(value))
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(0)
  @Max(1)
  @ApiProperty({ format: 'double', required: false, example: 0.5 })
  minConfidence?: number;

  /** Only tickets whose intent was named with this confidence or less. */
  @Optional()
  @Transform(({ value }: { value: unknown }) => decimalOf(value))
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(0)
  @Max(1)
  @ApiProperty({ format: 'double', required: false, example: 0.75 })
  maxConfidence?: number;

  /**
   * Words to find in message and answer, 16 at the most; "in quotes" for a phrase, -word to exclude.
   * What takes longer than a second is refused and says how to narrow it.
   */
  @Optional()
  @IsSearch('parcel -damaged')
  q?: string;

  /**
   * createdAt, updatedAt, priority or due, a minus in front for the largest first; several by comma.
   * By due, tickets that are never due come after all others. With
   * `q` also relevance: of the newest 1,000 tickets that match, those that fit best first. For staff
   * also informative: of the tickets that wait for a person and nobody has labelled, those first whose
   * label teaches most, texts alike once. While
   * tickets come in and change, none that is left as it is is skipped or comes twice; one that is
   * changed meanwhile may come again, or be missed, where the sort is by what changed.
   */
  @Optional()
  @Matches(SORTS, {
    message:
      'must be createdAt, updatedAt, priority or due, with a minus for descending order; relevance; or informative',
  })
  @ApiProperty({ required: false, default: NEWEST_FIRST, example: '-priority,createdAt' })
  sort: string = NEWEST_FIRST;
}

function idOrWordViolation(value: unknown, words: readonly string[]): string | undefined {
  const isId = Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MAX_ID;
  if (isId || words.includes(String(value))) return undefined;
  return `must be an id from 1 to ${MAX_ID}, or ${words.join(' or ')}`;
}
