import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min, ValidateIf } from 'class-validator';
import type { Organization } from '../organization.entity.js';
import { type Retention, retentionOf } from './retention-columns.js';

const CENTURY = 36_500;
const DAYS = { type: 'integer', nullable: true } as const;

/** Days, or null for ever; must be said. */
function IsDays(least: number, most = CENTURY): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ ...DAYS, minimum: least, maximum: most, example: null }),
    ValidateIf((_, value) => value !== null),
    IsInt(),
    Min(least),
    Max(most),
  );
}

export class ChangeRetention implements Retention {
  /** Tickets that are resolved go so many days after their last change, with all that came of them. */
  @IsDays(1)
  tickets: number | null;

  /** At least 90, so that nobody makes the log forget what they have just done. */
  @IsDays(90)
  audit: number | null;

  /** Models that are not in use go so many days after their training, unless decisions name them. */
  @IsDays(1)
  models: number | null;

  /** News for what reads `outbox_events`; null: a day. */
  @IsDays(1, 90)
  events: number | null;
}

export class RetentionView implements Retention {
  @ApiProperty(DAYS)
  readonly tickets: number | null;

  @ApiProperty(DAYS)
  readonly audit: number | null;

  @ApiProperty(DAYS)
  readonly models: number | null;

  @ApiProperty(DAYS)
  readonly events: number | null;

  /** That of the organisation; send it as `If-Match: "3"` with the next change. */
  readonly version: number;

  static of(organization: Organization): RetentionView {
    return { ...retentionOf(organization), version: organization.version };
  }
}
