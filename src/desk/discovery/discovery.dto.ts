import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, Max, Min } from 'class-validator';
import { PageMeta } from '../../platform/common/pagination/page.js';
import { Nullable, Optional } from '../../platform/common/validation/optional.js';
import { Check, textViolation } from '../../platform/common/validation/text.js';
import { MAX_TEXT } from '../../triage/examples/index.js';
import type { Discovery } from './discovery.entity.js';
import {
  DISCOVERY_SOURCES,
  DISCOVERY_STATUSES,
  type DiscoverySource,
  type DiscoveryStatus,
} from './discovery-values.js';

const SOURCE = { enum: DISCOVERY_SOURCES, enumName: 'DiscoverySource' };
const MOST_INTENTS = 500;
/** What a body of JSON can hold; more come as a file. */
const MOST_TEXTS = 1_000;
const INTENTS = {
  type: 'integer',
  minimum: 2,
  maximum: MOST_INTENTS,
  nullable: true,
  required: false,
} as const;

/** The first text that is wrong, and how. */
function textsViolation(texts: unknown): string | undefined {
  if (!Array.isArray(texts)) return undefined;
  for (const [place, text] of texts.entries()) {
    const found = textViolation(text, MAX_TEXT);
    if (found) return `${place}: ${found}`;
  }
  return undefined;
}

export class BeginDiscovery {
  /** The messages in `texts`, or the organisation's tickets that no machine could answer. */
  @IsIn(DISCOVERY_SOURCES)
  @ApiProperty({ ...SOURCE, example: 'texts' })
  source: DiscoverySource;

  /** Up to a thousand; more are sent as a file. Only with the source `texts`. */
  @Optional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_TEXTS)
  @Check('areTexts', textsViolation)
  @ApiProperty({
    type: [String],
    required: false,
    minItems: 1,
    maxItems: MOST_TEXTS,
    example: ['where is my parcel?', 'has my order been sent yet?', 'please cancel my order'],
  })
  texts?: string[];

  /** How many new intents there shall be; it finds out by itself where this is left out. */
  @Nullable()
  @IsInt()
  @Min(2)
  @Max(MOST_INTENTS)
  @ApiProperty(INTENTS)
  intents?: number | null;
}

export class DiscoveryFileQuery {
  /** How many new intents there shall be; it finds out by itself where this is left out. */
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(2)
  @Max(MOST_INTENTS)
  @ApiProperty({ type: 'integer', minimum: 2, maximum: MOST_INTENTS, required: false })
  intents?: number;
}

/** How many messages are not looked at, and why. */
export class LeftOutView {
  /** Written by machines. */
  @ApiProperty({ example: 12 })
  readonly automatic: number;

  /** Nothing is asked in them. */
  @ApiProperty({ example: 3 })
  readonly empty: number;
}

export class DiscoveryView {
  readonly id: number;

  @ApiProperty(SOURCE)
  readonly source: DiscoverySource;

  @ApiProperty({ enum: DISCOVERY_STATUSES, enumName: 'DiscoveryStatus' })
  readonly status: DiscoveryStatus;

  /** Done share, 0 to 1. */
  @ApiProperty({ format: 'double', example: 0.4 })
  readonly progress: number;

  /** How many new intents there shall be; null where it finds out. */
  @ApiProperty({ type: 'integer', nullable: true })
  readonly intents: number | null;

  /** How many messages are looked at; those of tickets are counted once it has begun. */
  @ApiProperty({ example: 9_970 })
  readonly messages: number;

  readonly leftOut: LeftOutView;

  /** By what messages were compared; null where by words alone. */
  @ApiProperty({ type: String, nullable: true })
  readonly encoder: string | null;

  /** Why it failed. */
  @ApiProperty({ type: String, nullable: true })
  readonly error: string | null;

  /** Its job, to follow, cancel or try again; gone with the old jobs. */
  @ApiProperty({ type: Number, nullable: true })
  readonly jobId: number | null;

  readonly requestedBy: number;
  readonly createdAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly finishedAt: Date | null;

  static of(discovery: Discovery): DiscoveryView {
    const { id, source, status, progress, wanted, messages, leftOut, encoder, error } = discovery;
    const { jobId, requestedBy, createdAt, finishedAt } = discovery;
    const { automatic = 0, empty = 0 } = leftOut;
    return {
      ...{ id, source, status, progress, intents: wanted, messages, encoder, error },
      ...{ jobId, requestedBy, createdAt, finishedAt, leftOut: { automatic, empty } },
    };
  }
}

export class DiscoveryPage {
  readonly data: DiscoveryView[];
  readonly meta: PageMeta;
}
