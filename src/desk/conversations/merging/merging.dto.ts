import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsInt, Max, Min } from 'class-validator';
import { MAX_ID } from '../../../platform/common/validation/id.pipe.js';
import { Optional } from '../../../platform/common/validation/optional.js';
import { IsIdentifier } from '../../../platform/common/validation/text.js';

/** More are no slip of somebody who wrote two things at once. */
const MOST_SPLIT = 50;

export class MergeConversation {
  /** The conversation of the same customer that this one becomes a part of. */
  @IsInt()
  @Min(1)
  @Max(MAX_ID)
  @ApiProperty({ example: 12 })
  into: number;
}

export class SplitConversation {
  /** What the customer said that is about something else. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_SPLIT)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(MAX_ID, { each: true })
  @ApiProperty({ type: [Number], minItems: 1, maxItems: MOST_SPLIT, example: [41] })
  messageIds: number[];

  /** Of the new conversation. */
  @Optional()
  @IsIdentifier(200)
  @ApiProperty({ required: false, example: 'The invoice' })
  subject?: string;
}
