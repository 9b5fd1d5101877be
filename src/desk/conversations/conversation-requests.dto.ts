import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsEnum, IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import { PageQuery } from '../../platform/common/pagination/page.js';
import { MAX_ID } from '../../platform/common/validation/id.pipe.js';
import { Nullable, Optional } from '../../platform/common/validation/optional.js';
import { listOf } from '../../platform/common/validation/query-values.js';
import {
  Check,
  Cleaned,
  IsEmailAddress,
  IsIdentifier,
  IsText,
} from '../../platform/common/validation/text.js';
import { MAX_MESSAGE } from '../../triage/index.js';
import { Priority } from '../../triage/taxonomy/index.js';
import { CHANNEL, CONVERSATION_STATUS } from './conversation.dto.js';
import { namesViolation, tagsViolation, variablesViolation } from './conversation-context.js';
import {
  type Channel,
  CHANNELS,
  CONVERSATION_STATUSES,
  type ConversationStatus,
} from './conversation-values.js';

export class OpenConversation {
  /** What the customer wants, in their words. An agent who writes first leaves it out. */
  @Optional()
  @Cleaned()
  @IsText(MAX_MESSAGE)
  @ApiProperty({ required: false, example: 'where is my parcel?' })
  message?: string;

  @Optional()
  @IsIn(CHANNELS)
  @ApiProperty({ ...CHANNEL, required: false, default: 'api' })
  channel?: Channel;

  @Optional()
  @IsText(200)
  @ApiProperty({ required: false, example: 'My parcel' })
  subject?: string;

  /** The e-mail address of the customer whose conversation it is, where somebody acts for them. */
  @Optional()
  @IsEmailAddress()
  @ApiProperty({ required: false })
  onBehalfOf?: string;

  /** What it is called elsewhere, by the system that does. */
  @Optional()
  @Check('names', namesViolation)
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    selfRequired: false,
    example: { shop: 'C-1093' },
  })
  externalIds?: Record<string, string>;
}

export class ChangeConversation {
  /** Customers may escalate their own, or say that it is resolved. */
  @Optional()
  @IsIn(CONVERSATION_STATUSES)
  @ApiProperty({ ...CONVERSATION_STATUS, required: false, example: 'resolved' })
  status?: ConversationStatus;

  /** Agents only, with the status `resolved`: how it was. */
  @Optional()
  @IsIdentifier(40)
  @ApiProperty({ required: false, example: 'refunded' })
  resolutionCode?: string;

  /** Agents only, with the status `resolved`. */
  @Optional()
  @IsText(2_000)
  @ApiProperty({ required: false })
  resolutionSummary?: string;

  /** Agents only. */
  @Nullable()
  @IsText(200)
  @ApiProperty({ type: String, nullable: true, required: false })
  subject?: string | null;

  /** Agents only: the agent or admin who works on it, and on its tickets. */
  @Nullable()
  @IsInt()
  @Min(1)
  @Max(MAX_ID)
  @ApiProperty({ type: Number, nullable: true, required: false, example: 2 })
  assigneeId?: number | null;

  /** Agents only. */
  @Optional()
  @IsEnum(Priority)
  @ApiProperty({ enum: Priority, enumName: 'Priority', required: false })
  priority?: Priority;

  /** Agents only. */
  @Optional()
  @Check('tags', tagsViolation)
  @ApiProperty({ type: [String], required: false, example: ['vip'] })
  tags?: string[];

  /** Agents only: variables that whoever answers is given; what is null is taken out, the rest stays. */
  @Optional()
  @Check('variables', variablesViolation)
  @ApiProperty({ type: 'object', additionalProperties: true, selfRequired: false })
  context?: Record<string, unknown>;

  /** Agents only: what is null is taken out, the rest stays. */
  @Optional()
  @Check('names', namesViolation)
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, selfRequired: false })
  externalIds?: Record<string, string | null>;

  /** The customer's own word: 1 (bad) to 5 (very good). */
  @Optional()
  @IsInt()
  @Min(1)
  @Max(5)
  @ApiProperty({ required: false, example: 4 })
  satisfaction?: number;

  /** The customer's own word: how likely they would recommend, 0 to 10. */
  @Optional()
  @IsInt()
  @Min(0)
  @Max(10)
  @ApiProperty({ required: false, example: 9 })
  nps?: number;
}

export class ListConversationsQuery extends PageQuery {
  /** One status or several, separated by commas or repeated. */
  @Optional()
  @Transform(({ value }: { value: unknown }) => listOf(value))
  @IsIn(CONVERSATION_STATUSES, { each: true })
  @ApiProperty({ ...CONVERSATION_STATUS, isArray: true, required: false })
  status?: ConversationStatus[];

  @Optional()
  @IsIn(CHANNELS)
  @ApiProperty({ ...CHANNEL, required: false })
  channel?: Channel;

  /** Agents only. */
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_ID)
  @ApiProperty({ required: false })
  requesterId?: number;

  /** The agent or admin who works on it; `none` for those that nobody works on. */
  @Optional()
  @Matches(/^([1-9]\d{0,8}|none)$/, { message: 'must be the id of an agent, or none' })
  @ApiProperty({ type: String, pattern: '^([1-9]\\d*|none)$', required: false, example: '2' })
  assigneeId?: string;

  /** Agents only: those that whoever asks follows. */
  @Optional()
  @IsIn(['me'])
  @ApiProperty({ enum: ['me'], enumName: 'FollowedBy', required: false })
  followed?: 'me';
}
