import { ApiProperty, PickType } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { Optional } from '../../../platform/common/validation/optional.js';
import { SendMessage } from '../message.dto.js';
import type { HeldReply } from './held-reply.entity.js';
import { HELD_STATUSES, type HeldStatus, HOLD_SECONDS, MOST_HOLD_SECONDS } from './held-values.js';

export class HoldReply extends PickType(SendMessage, ['content', 'attachments'] as const) {
  /** So long it may be taken back. */
  @Optional()
  @IsInt()
  @Min(1)
  @Max(MOST_HOLD_SECONDS)
  @ApiProperty({ required: false, default: HOLD_SECONDS })
  holdSeconds?: number;
}

export class HeldReplyView {
  @ApiProperty({ example: 3 })
  readonly id: number;

  @ApiProperty({ example: 12 })
  readonly conversationId: number;

  @ApiProperty({ example: 7 })
  readonly authorId: number;

  /** Empty once it is sent or was given back. */
  readonly content: string;

  @ApiProperty({ type: [Number], example: [] })
  readonly attachments: number[];

  @ApiProperty({ enum: HELD_STATUSES, enumName: 'HeldReplyStatus' })
  readonly status: HeldStatus;

  /** The code of why it was not sent. */
  @ApiProperty({ type: String, nullable: true, example: null })
  readonly refusal: string | null;

  /** The message that it became. */
  @ApiProperty({ type: Number, nullable: true, example: null })
  readonly messageId: number | null;

  readonly createdAt: Date;

  /** From then on it is sent. */
  readonly sendsAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly endedAt: Date | null;

  static of({ organizationId: _, seenMessageId: __, ...held }: HeldReply): HeldReplyView {
    return held;
  }
}

export class HeldReplyList {
  @ApiProperty({ type: [HeldReplyView] })
  readonly data: HeldReplyView[];
}
