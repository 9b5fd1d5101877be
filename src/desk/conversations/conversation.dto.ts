import { ApiProperty } from '@nestjs/swagger';
import { type Page, PageMeta } from '../../platform/common/pagination/page.js';
import { Priority } from '../../triage/taxonomy/index.js';
import { Ticket, TicketView } from '../tickets/index.js';
import type { Conversation } from './conversation.entity.js';
import { ConversationFigures } from './conversation-figures.dto.js';
import {
  type Channel,
  CHANNELS,
  CONVERSATION_STATUSES,
  type ConversationStatus,
  type Sender,
  SENDERS,
} from './conversation-values.js';
import { MessageView } from './message.dto.js';
import type { Opened, Sent } from './thread.js';

export const CHANNEL = { enum: CHANNELS, enumName: 'Channel' };
export const CONVERSATION_STATUS = { enum: CONVERSATION_STATUSES, enumName: 'ConversationStatus' };
const NULLABLE_TIME = { type: String, format: 'date-time', nullable: true };

/** Who resolved a conversation, and how. */
export class ConversationResolution {
  @ApiProperty({ enum: SENDERS, enumName: 'Sender' })
  readonly by: Sender;

  @ApiProperty({ type: Number, nullable: true })
  readonly userId: number | null;

  readonly at: Date;

  @ApiProperty({ type: String, nullable: true, example: 'refunded' })
  readonly code: string | null;

  @ApiProperty({ type: String, nullable: true })
  readonly summary: string | null;

  /** From the first message on. */
  @ApiProperty({ format: 'double', example: 3_600 })
  readonly seconds: number;

  static of(conversation: Conversation): ConversationResolution | null {
    const { resolvedBy: by, resolverId, resolvedAt: at, createdAt } = conversation;
    if (!at || !by) return null;
    const { resolutionCode: code, resolutionSummary: summary } = conversation;
    const seconds = (at.getTime() - createdAt.getTime()) / 1_000;
    return { by, userId: resolverId, at, code, summary, seconds };
  }
}

export class ConversationView {
  @ApiProperty({ example: 12 })
  readonly id: number;

  @ApiProperty({ example: 7 })
  readonly requesterId: number;

  @ApiProperty({ type: Number, nullable: true })
  readonly assigneeId: number | null;

  @ApiProperty(CHANNEL)
  readonly channel: Channel;

  @ApiProperty(CONVERSATION_STATUS)
  readonly status: ConversationStatus;

  @ApiProperty({ type: String, nullable: true })
  readonly subject: string | null;

  @ApiProperty({ enum: Priority, enumName: 'Priority' })
  readonly priority: Priority;

  @ApiProperty({ type: String, nullable: true, example: 'en' })
  readonly language: string | null;

  @ApiProperty(NULLABLE_TIME)
  readonly firstResponseAt: Date | null;

  readonly lastActivityAt: Date;

  @ApiProperty({ type: ConversationResolution, nullable: true })
  readonly resolution: ConversationResolution | null;

  /** 1 (bad) to 5 (very good), as the customer says. */
  @ApiProperty({ type: Number, nullable: true })
  readonly satisfaction: number | null;

  /** How likely the customer would recommend, 0 to 10. */
  @ApiProperty({ type: Number, nullable: true })
  readonly nps: number | null;

  /** The conversation that it became a part of: go on there. */
  @ApiProperty({ type: Number, nullable: true, example: null })
  readonly mergedInto: number | null;

  /**
   * So many messages of others whoever asks has not read, 100 at the most; null in the answers of
   * calls that change something.
   */
  @ApiProperty({ type: Number, nullable: true, minimum: 0, maximum: 100, example: 2 })
  readonly unread: number | null;

  /** Staff only. */
  @ApiProperty({ type: ConversationFigures, nullable: true })
  readonly figures: ConversationFigures | null;

  /** Counts the changes, each message among them; the entity tag is this number in quotes. */
  @ApiProperty({ example: 1 })
  readonly version: number;

  readonly createdAt: Date;

  readonly updatedAt: Date;

  static of(
    conversation: Conversation,
    isForStaff: boolean,
    unread: number | null = null,
  ): ConversationView {
    const { id, requesterId, assigneeId, channel, status, subject, priority } = conversation;
    const { language, firstResponseAt, lastActivityAt, satisfaction, nps } = conversation;
    const { version, createdAt, updatedAt, mergedInto } = conversation;
    const is = { id, requesterId, assigneeId, channel, status, subject, priority, language };
    const at = { firstResponseAt, lastActivityAt, version, createdAt, updatedAt };
    const resolution = ConversationResolution.of(conversation);
    const figures = isForStaff ? ConversationFigures.of(conversation) : null;
    return { ...is, ...at, resolution, satisfaction, nps, mergedInto, unread, figures };
  }
}

export class ConversationPage {
  readonly data: ConversationView[];
  readonly meta: PageMeta;

  static of(
    { data, meta }: Page<Conversation>,
    isForStaff: boolean,
    unread: ReadonlyMap<number, number>,
  ): ConversationPage {
    const viewOf = (it: Conversation): ConversationView =>
      ConversationView.of(it, isForStaff, unread.get(it.id) ?? 0);
    return { data: data.map(viewOf), meta };
  }
}

/** What a call said and what came of it: the customer's message and, at once, an answer. */
export class ThreadView {
  readonly conversation: ConversationView;

  /** The messages of this call, oldest first. */
  @ApiProperty({ type: [MessageView] })
  readonly messages: MessageView[];

  /** The ticket that it opened. */
  @ApiProperty({ type: TicketView, nullable: true })
  readonly ticket: TicketView | null;

  static of({ conversation, messages, ticket }: Sent | Opened, isForStaff: boolean): ThreadView {
    return {
      conversation: ConversationView.of(conversation, isForStaff),
      messages: messages.map((message) => MessageView.of(message, isForStaff)),
      ticket: ticket instanceof Ticket ? TicketView.of(ticket) : ticket,
    };
  }
}
