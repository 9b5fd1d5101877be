import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, Max, Min } from 'class-validator';
import { PageMeta } from '../../platform/common/pagination/page.js';
import { MAX_ID } from '../../platform/common/validation/id.pipe.js';
import { Nullable, Optional } from '../../platform/common/validation/optional.js';
import { IsIdentifier, IsText, IsTextOrBlank } from '../../platform/common/validation/text.js';
import { cleanIntentName } from '../../triage/taxonomy/index.js';
import { PROPOSAL_STATUSES, type ProposalStatus } from './discovery-values.js';
import type { ProposalWithFigures } from './proposal-figures.js';

const SHARE = { format: 'double', type: Number } as const;

export class ChangeProposal {
  /** What the intent will be called. */
  @Optional()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? cleanIntentName(value) : value,
  )
  @IsIdentifier(100)
  @ApiProperty({ example: 'cancel_order', required: false })
  name?: string;

  @Optional()
  @IsTextOrBlank(1_000)
  @ApiProperty({ example: 'The customer wants an order to be cancelled.', required: false })
  description?: string;

  /** What customers will be told. */
  @Nullable()
  @IsText(10_000)
  @ApiProperty({ type: String, nullable: true, required: false })
  answer?: string | null;
}

export class MergeProposals {
  /** Other proposals of the discovery: their messages are put into this one, and they are gone. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(MAX_ID, { each: true })
  @ApiProperty({ type: [Number], minItems: 1, maxItems: 100, example: [12] })
  proposals: number[];
}

export class SplitProposal {
  /** Into how many. */
  @Optional()
  @IsInt()
  @Min(2)
  @Max(10)
  @ApiProperty({ required: false, default: 2 })
  parts: number = 2;
}

export class AcceptProposal {
  /** An intent that there is, which gets the messages as examples; without it a new one is made. */
  @Optional()
  @IsInt()
  @Min(1)
  @Max(MAX_ID)
  @ApiProperty({ required: false, example: 7 })
  intentId?: number;
}

export class ProposalView {
  readonly id: number;
  readonly discoveryId: number;

  @ApiProperty({ example: 'cancel_order' })
  readonly name: string;

  readonly description: string;

  @ApiProperty({ type: String, nullable: true })
  readonly answer: string | null;

  @ApiProperty({ enum: PROPOSAL_STATUSES, enumName: 'ProposalStatus' })
  readonly status: ProposalStatus;

  /** Words that its messages have more than others do. */
  @ApiProperty({ type: [String], example: ['cancel', 'order'] })
  readonly terms: readonly string[];

  /** How many messages it has. */
  @ApiProperty({ example: 131 })
  readonly messages: number;

  /**
   * The share of all messages of the discovery that it could answer: those of it that the messages
   * near to them, without themselves, put there with a confidence of 0.75 or more.
   */
  @ApiProperty({ ...SHARE, example: 0.011 })
  readonly gain: number;

  /** Messages in the middle of it. */
  @ApiProperty({ type: [String] })
  readonly representatives: readonly string[];

  /** Messages that might as well belong elsewhere. */
  @ApiProperty({ type: [String] })
  readonly borderline: readonly string[];

  /** Whether it is more of the nearest intent rather than something new. */
  readonly isKnown: boolean;

  /** The intent whose examples come nearest. */
  @ApiProperty({ type: Number, nullable: true })
  readonly nearestIntentId: number | null;

  /** How near they come: a cosine. */
  @ApiProperty({ ...SHARE, nullable: true })
  readonly nearestSimilarity: number | null;

  /** What it became once accepted. */
  @ApiProperty({ type: Number, nullable: true })
  readonly intentId: number | null;

  /** Counts the changes; send it as `If-Match: "3"` with the next one. */
  readonly version: number;

  readonly createdAt: Date;
  readonly updatedAt: Date;

  static of({ proposal, ...figures }: ProposalWithFigures): ProposalView {
    const { id, discoveryId, name, description, answer, status, terms, isKnown } = proposal;
    const { nearestIntentId, nearestSimilarity, intentId, version } = proposal;
    const { createdAt, updatedAt } = proposal;
    const { messages, gain, representatives, borderline } = figures;
    return {
      ...{ id, discoveryId, name, description, answer, status, terms, messages, gain },
      ...{ representatives, borderline, isKnown, nearestIntentId, nearestSimilarity },
      ...{ intentId, version, createdAt, updatedAt },
    };
  }
}

export class ProposalPage {
  readonly data: ProposalView[];
  readonly meta: PageMeta;
}

export class ProposalList {
  readonly data: ProposalView[];
}
