import { ApiProperty } from '@nestjs/swagger';
import { IsEnum, IsInt, Max, Min } from 'class-validator';
import { MAX_ID } from '../../platform/common/validation/id.pipe.js';
import { Nullable, Optional } from '../../platform/common/validation/optional.js';
import { Cleaned, IsEmailAddress, IsText } from '../../platform/common/validation/text.js';
import { IsTime } from '../../platform/common/validation/time.js';
import { MAX_TEXT } from '../../triage/examples/index.js';
import { MAX_MESSAGE } from '../../triage/index.js';
import { Priority } from '../../triage/taxonomy/index.js';
import { SLA_STATES, type SlaState } from './sla-state.js';
import { AreTags } from './tags.js';
import type { Ticket } from './ticket.entity.js';
import { TicketStatus } from './ticket-status.js';

export const STATUS = { enum: TicketStatus, enumName: 'TicketStatus' };
export const SLA_STATE = { enum: SLA_STATES, enumName: 'SlaState' };
const TIME = { type: String, format: 'date-time' };
const PRIORITY = { enum: Priority, enumName: 'Priority' };

export class CreateTicket {
  /** What the customer wants, in their words: stored whole, also where only the beginning is classified. */
  @Cleaned()
  @IsText(MAX_MESSAGE)
  @ApiProperty({ example: 'where is my parcel? the tracking has not moved since monday' })
  message: string;

  /** The e-mail address of the customer whose ticket it is, where somebody acts for them. */
  @Optional()
  @IsEmailAddress()
  @ApiProperty({ required: false })
  onBehalfOf?: string;
}

export class ChangeTicket {
  @Optional()
  @IsEnum(TicketStatus)
  @ApiProperty({ ...STATUS, required: false, example: TicketStatus.Escalated })
  status?: TicketStatus;

  /** Agents only: the name of the intent that it really has. */
  @Optional()
  @IsText(100)
  @ApiProperty({ required: false, example: 'delivery_late' })
  intent?: string;

  /** Agents only: the agent or admin who works on it. */
  @Nullable()
  @IsInt()
  @Min(1)
  @Max(MAX_ID)
  @ApiProperty({ type: Number, nullable: true, required: false, example: 2 })
  assigneeId?: number | null;

  /** Agents only: the team that works on it. */
  @Nullable()
  @IsInt()
  @Min(1)
  @Max(MAX_ID)
  @ApiProperty({ type: Number, nullable: true, required: false, example: null })
  teamId?: number | null;

  /** Agents only: replaces all of them. They become lower case, each once. */
  @Optional()
  @AreTags()
  tags?: string[];

  /**
   * Agents only: until then it is left out of lists with `snoozed=false`. It comes back by itself, or
   * before that with the next change of its status.
   */
  @Nullable()
  @IsTime()
  @ApiProperty({ type: String, nullable: true, required: false, example: null })
  snoozedUntil?: string | null;

  /** Agents only. */
  @Optional()
  @IsEnum(Priority)
  @ApiProperty({ ...PRIORITY, required: false })
  priority?: Priority;

  /** Agents only: what the customer is told. */
  @Nullable()
  @IsText(MAX_TEXT)
  @ApiProperty({ type: String, nullable: true, required: false })
  answer?: string | null;
}

export class TicketView {
  @ApiProperty({ example: 17 })
  readonly id: number;

  /** The thread that it belongs to; null in tickets of before there were any, until a job has opened it. */
  @ApiProperty({ type: Number, nullable: true, example: 12 })
  readonly conversationId: number | null;

  readonly message: string;

  @ApiProperty({ type: String, nullable: true, example: 'delivery_late' })
  readonly intent: string | null;

  /** Calibrated probability that the machine named the right intent. */
  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 0.93 })
  readonly confidence: number | null;

  @ApiProperty(STATUS)
  readonly status: TicketStatus;

  @ApiProperty({ type: String, nullable: true })
  readonly answer: string | null;

  /** In which language the message is written (ISO 639-1); null where it is too short to tell. */
  @ApiProperty({ type: String, nullable: true, example: 'en' })
  readonly language: string | null;

  @ApiProperty(PRIORITY)
  readonly priority: Priority;

  @ApiProperty({ example: 7 })
  readonly requesterId: number;

  @ApiProperty({ type: Number, nullable: true })
  readonly assigneeId: number | null;

  /** The team that works on it; shown to the staff only, like tags and snoozing. */
  @ApiProperty({ type: Number, nullable: true, example: null })
  readonly teamId: number | null;

  @ApiProperty({ type: [String], example: [] })
  readonly tags: readonly string[];

  /** Until when it asks for nobody; a time that is over means nothing. */
  @ApiProperty({ ...TIME, nullable: true, example: null })
  readonly snoozedUntil: string | null;

  /** Counts the changes; the entity tag is this number in quotes. */
  @ApiProperty({ example: 1 })
  readonly version: number;

  @ApiProperty(TIME)
  readonly createdAt: string;

  @ApiProperty(TIME)
  readonly updatedAt: string;

  @ApiProperty({ ...TIME, nullable: true })
  readonly resolvedAt: string | null;

  /** When the next thing that an SLA policy promises is due; null where nothing is, or it waits for the customer. */
  @ApiProperty({ ...TIME, nullable: true })
  readonly dueAt: string | null;

  /**
   * How the promises stand that somebody still has to keep, the worst of them; once there is none,
   * whether all were kept. Null where nothing is promised.
   */
  @ApiProperty({ ...SLA_STATE, nullable: true })
  readonly slaState: SlaState | null;

  static of(ticket: Ticket): TicketView {
    return {
      id: ticket.id,
      conversationId: ticket.conversationId,
      message: ticket.message,
      intent: ticket.intent,
      confidence: ticket.confidence,
      status: ticket.status,
      answer: ticket.answer,
      language: ticket.language,
      priority: ticket.priority,
      requesterId: ticket.requesterId,
      assigneeId: ticket.assigneeId,
      teamId: ticket.teamId,
      tags: ticket.tags,
      snoozedUntil: ticket.snoozedUntil?.toISOString() ?? null,
      version: ticket.version,
      createdAt: ticket.createdAt.toISOString(),
      updatedAt: ticket.updatedAt.toISOString(),
      resolvedAt: ticket.resolvedAt?.toISOString() ?? null,
      dueAt: ticket.dueAt?.toISOString() ?? null,
      slaState: ticket.slaState,
    };
  }
}
