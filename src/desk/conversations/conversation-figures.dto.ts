import { ApiProperty } from '@nestjs/swagger';
import type { Conversation } from './conversation.entity.js';
import { type Sender, SENDERS } from './conversation-values.js';

const SECONDS = { format: 'double', example: 42.5 };
const NULLABLE_SECONDS = { ...SECONDS, type: Number, nullable: true };
const SHARE = { format: 'double', type: Number, nullable: true, example: 0.93 };

/** What the staff sees of a conversation beside what is said. */
export class ConversationFigures {
  readonly userMessages: number;
  readonly aiMessages: number;
  readonly agentMessages: number;
  readonly notes: number;

  @ApiProperty({ enum: SENDERS, enumName: 'Sender', nullable: true })
  readonly firstResponseBy: Sender | null;

  @ApiProperty(NULLABLE_SECONDS)
  readonly firstResponseSeconds: number | null;

  @ApiProperty(NULLABLE_SECONDS)
  readonly averageResponseSeconds: number | null;

  @ApiProperty(SECONDS)
  readonly longestResponseSeconds: number;

  /** Since when the customer waits for an answer. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly awaitedSince: Date | null;

  /** How long people had it until the last change of its status. */
  @ApiProperty(SECONDS)
  readonly handleSeconds: number;

  /** Of the machine in the intents that it named. */
  @ApiProperty(SHARE)
  readonly averageConfidence: number | null;

  @ApiProperty(SHARE)
  readonly lowestConfidence: number | null;

  /** Messages that the machine had no answer to. */
  readonly fallbacks: number;

  /** How the customer sounds now, -1 (very negative) to 1. */
  @ApiProperty({ ...SHARE, example: -0.4 })
  readonly sentiment: number | null;

  @ApiProperty({ ...SHARE, example: 0.1 })
  readonly firstSentiment: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'worsening' })
  readonly sentimentTrend: string | null;

  readonly isAngry: boolean;

  @ApiProperty({ type: [String] })
  readonly tags: string[];

  /** Variables that whoever answers is given. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly context: Record<string, unknown>;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  readonly externalIds: Record<string, string>;

  static of(conversation: Conversation): ConversationFigures {
    const { userMessages, aiMessages, agentMessages, notes, handleSeconds } = conversation;
    const { firstResponseAt, createdAt, responses, classified, fallbacks } = conversation;
    const { sentiment, firstSentiment, sentimentTrend, isAngry } = conversation;
    const { tags, context, externalIds, awaitedSince } = conversation;
    const waited = firstResponseAt && (firstResponseAt.getTime() - createdAt.getTime()) / 1_000;
    return {
      ...{ userMessages, aiMessages, agentMessages, notes, awaitedSince, handleSeconds },
      firstResponseBy: conversation.firstResponseBy,
      firstResponseSeconds: waited,
      averageResponseSeconds: responses === 0 ? null : conversation.responseSeconds / responses,
      longestResponseSeconds: conversation.longestResponseSeconds,
      averageConfidence: classified === 0 ? null : conversation.confidenceSum / classified,
      lowestConfidence: conversation.confidenceMinimum,
      ...{ fallbacks, sentiment, firstSentiment, sentimentTrend, isAngry },
      ...{ tags, context, externalIds },
    };
  }
}
