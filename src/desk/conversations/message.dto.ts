import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, Max, Min } from 'class-validator';
import { type Page, PageMeta } from '../../platform/common/pagination/page.js';
import { MAX_ID } from '../../platform/common/validation/id.pipe.js';
import { Optional } from '../../platform/common/validation/optional.js';
import { Cleaned, IsIdentifier, IsText } from '../../platform/common/validation/text.js';
import { MAX_MESSAGE } from '../../triage/index.js';
import { AttachmentView } from './attachments/attachment.dto.js';
import { MOST_OF_MESSAGE } from './attachments/attachment-values.js';
import {
  type Sender,
  SENDERS,
  type Verdict,
  VERDICTS,
  VISIBILITIES,
  type Visibility,
} from './conversation-values.js';
import type { Message } from './message.entity.js';

const VISIBILITY = { enum: VISIBILITIES, enumName: 'Visibility' };

export class SendMessage {
  /** What is said, in plain text. */
  @Cleaned()
  @IsText(MAX_MESSAGE)
  @ApiProperty({ example: 'That did not help: the parcel is still not here.' })
  content: string;

  /** Agents only: `internal` is a note, which no customer ever sees. */
  @Optional()
  @IsIn(VISIBILITIES)
  @ApiProperty({ ...VISIBILITY, required: false, default: 'public' })
  visibility?: Visibility;

  /** What it is called on the channel that it came by: the same one is taken once. */
  @Optional()
  @IsIdentifier(255)
  @ApiProperty({ required: false })
  externalId?: string;

  /** Files that the same person has uploaded to this conversation, and not sent yet. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(MOST_OF_MESSAGE)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(MAX_ID, { each: true })
  @ApiProperty({ type: [Number], required: false, example: [3] })
  attachments?: number[];

  /** With the visibility `internal`: agents and admins whom the note is for; they follow it then. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(MAX_ID, { each: true })
  @ApiProperty({ type: [Number], required: false, example: [7] })
  mentions?: number[];
}

export class MessageView {
  @ApiProperty({ example: 41 })
  readonly id: number;

  @ApiProperty({ example: 12 })
  readonly conversationId: number;

  /** The ticket that it opened or belongs to. */
  @ApiProperty({ type: Number, nullable: true, example: 17 })
  readonly ticketId: number | null;

  @ApiProperty({ enum: SENDERS, enumName: 'Sender' })
  readonly sender: Sender;

  /** Null where a machine or the service says it. */
  @ApiProperty({ type: Number, nullable: true, example: 7 })
  readonly authorId: number | null;

  readonly content: string;

  @ApiProperty(VISIBILITY)
  readonly visibility: Visibility;

  @ApiProperty({ type: String, nullable: true, example: 'en' })
  readonly language: string | null;

  /** Staff only: how a customer's message sounds, -1 (very negative) to 1. */
  @ApiProperty({ format: 'double', type: Number, nullable: true, example: -0.4 })
  readonly sentiment: number | null;

  /** What a customer's later message was taken for. */
  @ApiProperty({ enum: VERDICTS, enumName: 'MessageVerdict', nullable: true })
  readonly verdict: Verdict | null;

  /** `GET /conversations/:id/attachments/:attachmentId` gives each. */
  @ApiProperty({ type: [AttachmentView] })
  readonly attachments: AttachmentView[];

  readonly createdAt: Date;

  static of(message: Message, isForStaff: boolean): MessageView {
    const { id, conversationId, ticketId, sender, authorId, content, visibility } = message;
    const { language, sentiment, verdict, createdAt } = message;
    const said = { id, conversationId, ticketId, sender, authorId, content, visibility, language };
    const attachments = message.attachments.map((it) => AttachmentView.of(it));
    return { ...said, sentiment: isForStaff ? sentiment : null, verdict, attachments, createdAt };
  }
}

export class MessagePage {
  readonly data: MessageView[];
  readonly meta: PageMeta;

  static of({ data, meta }: Page<Message>, isForStaff: boolean): MessagePage {
    return { data: data.map((message) => MessageView.of(message, isForStaff)), meta };
  }
}
