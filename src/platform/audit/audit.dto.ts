import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, Matches, Max, MaxLength, Min } from 'class-validator';
import { EXPORT_FORMATS, type ExportFormat } from '../common/http/csv.js';
import { PageMeta, PageQuery } from '../common/pagination/page.js';
import { MAX_ID } from '../common/validation/id.pipe.js';
import { Optional } from '../common/validation/optional.js';
import { IsText } from '../common/validation/text.js';
import { IsTime } from '../common/validation/time.js';
import type { AuditEvent } from './audit-event.entity.js';

/** Any JSON object: what it holds depends on the action. */
const STATE = { type: 'object', additionalProperties: true, nullable: true } as const;

export class AuditEventView {
  @ApiProperty({ example: 41 })
  readonly id: number;

  readonly occurredAt: Date;

  /** What was done, as `subject.verb`. */
  @ApiProperty({ example: 'user.role_changed' })
  readonly action: string;

  /** Who did it; nobody where somebody failed to sign in, or the service acted by itself. */
  @ApiProperty({ type: Number, nullable: true, example: 1 })
  readonly actorId: number | null;

  /** What it was done to. */
  @ApiProperty({ type: String, nullable: true, example: 'user' })
  readonly subjectType: string | null;

  @ApiProperty({ type: String, nullable: true, example: '7' })
  readonly subjectId: string | null;

  /** What changed, as it was. */
  @ApiProperty({ ...STATE, example: { role: 'user' } })
  readonly before: object | null;

  /** The same as it became. */
  @ApiProperty({ ...STATE, example: { role: 'agent' } })
  readonly after: object | null;

  /** The address of the client. */
  @ApiProperty({ type: String, nullable: true, example: '192.0.2.7' })
  readonly address: string | null;

  /** The `X-Request-Id` of the request, which the log names too. */
  @ApiProperty({ type: String, nullable: true })
  readonly requestId: string | null;

  static of(event: AuditEvent): AuditEventView {
    return {
      id: event.id,
      occurredAt: event.occurredAt,
      action: event.action,
      actorId: event.actorId,
      subjectType: event.subjectType,
      subjectId: event.subjectId,
      before: event.before,
      after: event.after,
      address: event.address,
      requestId: event.requestId,
    };
  }
}

export class AuditEventPage {
  readonly data: AuditEventView[];
  readonly meta: PageMeta;
}

export class ListAuditEventsQuery extends PageQuery {
  /** One action, or all of a subject with `user.*`. */
  @Optional()
  @Matches(/^[a-z_]+\.([a-z_]+|\*)$/, {
    message: 'must be an action such as user.deleted or user.*',
  })
  @MaxLength(60)
  @ApiProperty({ required: false, example: 'user.*' })
  action?: string;

  /** Who did it. */
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_ID)
  actorId?: number;

  @Optional()
  @IsText(40)
  @ApiProperty({ required: false, example: 'user' })
  subjectType?: string;

  /** Of this subject; needs `subjectType`. */
  @Optional()
  @IsText(100)
  @ApiProperty({ required: false, example: '7' })
  subjectId?: string;

  /** Events from then on … */
  @Optional()
  @IsTime()
  from?: string;

  /** … and before then. */
  @Optional()
  @IsTime()
  to?: string;

  /** Counts before the header `Accept`. CSV holds all events that match, whatever the limit. */
  @Optional()
  @IsIn(EXPORT_FORMATS)
  @ApiProperty({ enum: EXPORT_FORMATS, required: false })
  format?: ExportFormat;
}
