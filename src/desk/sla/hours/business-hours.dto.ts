import { ApiProperty, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, ValidateNested } from 'class-validator';
import { IsTimezone } from '../../../identity/organizations/index.js';
import { PageMeta } from '../../../platform/common/pagination/page.js';
import { Optional } from '../../../platform/common/validation/optional.js';
import { Check, IsIdentifier, IsText } from '../../../platform/common/validation/text.js';
import {
  type Holiday,
  type OpenInterval,
  type Weekday,
  WEEKDAYS,
} from '../calendar/business-hours.js';
import { dayOf, minuteOf } from '../calendar/local-time.js';
import type { BusinessHoursRow } from './business-hours.entity.js';

const MOST_INTERVALS = 100;
const MOST_HOLIDAYS = 1_000;
const LIST_OF_OBJECTS = { each: true, message: 'must be a list of objects' };
const CLOCK = { type: String, pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$' };

function IsClockTime(): PropertyDecorator {
  return Check('isClockTime', (value) =>
    typeof value === 'string' && minuteOf(value) !== undefined
      ? undefined
      : 'must be a time from 00:00 to 24:00, such as 09:30',
  );
}

function IsDate(): PropertyDecorator {
  return Check('isDate', (value) =>
    typeof value === 'string' && dayOf(value) !== undefined
      ? undefined
      : 'must be a date such as 2026-12-25',
  );
}

export class OpenIntervalBody implements OpenInterval {
  @IsIn(WEEKDAYS)
  @ApiProperty({ enum: WEEKDAYS, enumName: 'Weekday', example: 'monday' })
  day: Weekday;

  @IsClockTime()
  @ApiProperty({ ...CLOCK, example: '09:00' })
  from: string;

  /** `24:00`: until the end of the day; a time before `from`: until then on the next day. */
  @IsClockTime()
  @ApiProperty({ ...CLOCK, example: '17:00' })
  to: string;
}

export class HolidayBody implements Holiday {
  @IsDate()
  @ApiProperty({ type: String, format: 'date', example: '2026-12-25' })
  date: string;

  @Optional()
  @IsText(100)
  @ApiProperty({ required: false, example: 'Christmas' })
  name?: string;

  /** Closed from then on only; without both, all day. */
  @Optional()
  @IsClockTime()
  @ApiProperty({ ...CLOCK, required: false, example: '12:00' })
  from?: string;

  @Optional()
  @IsClockTime()
  @ApiProperty({ ...CLOCK, required: false, example: '24:00' })
  to?: string;
}

export class CreateBusinessHours {
  /** Unique. */
  @IsIdentifier(100)
  @ApiProperty({ example: 'Office in Berlin' })
  name: string;

  /** A time zone of the IANA, by whose clocks the rest is meant. */
  @IsTimezone()
  @ApiProperty({ example: 'Europe/Berlin', required: true })
  timeZone: string;

  /** When somebody is there: at least an hour of each week, and no time twice. */
  @IsArray()
  @ArrayMaxSize(MOST_INTERVALS)
  @ValidateNested(LIST_OF_OBJECTS)
  @Type(() => OpenIntervalBody)
  @ApiProperty({ type: [OpenIntervalBody], maxItems: MOST_INTERVALS })
  weekly: OpenIntervalBody[];

  /** When nobody is there all the same. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(MOST_HOLIDAYS)
  @ValidateNested(LIST_OF_OBJECTS)
  @Type(() => HolidayBody)
  @ApiProperty({ type: [HolidayBody], maxItems: MOST_HOLIDAYS, required: false })
  holidays?: HolidayBody[];
}

/** A change replaces all of `weekly` or `holidays`. */
export class ChangeBusinessHours extends PartialType(CreateBusinessHours, {
  skipNullProperties: false,
}) {}

export class BusinessHoursView {
  @ApiProperty({ example: 1 })
  readonly id: number;

  readonly name: string;

  @ApiProperty({ example: 'Europe/Berlin' })
  readonly timeZone: string;

  @ApiProperty({ type: [OpenIntervalBody] })
  readonly weekly: readonly OpenInterval[];

  @ApiProperty({ type: [HolidayBody] })
  readonly holidays: readonly Holiday[];

  /** Counts the changes; send it as `If-Match: "3"` with the next one. */
  @ApiProperty({ example: 3 })
  readonly version: number;

  readonly createdAt: Date;
  readonly updatedAt: Date;

  static of(row: BusinessHoursRow): BusinessHoursView {
    const { id, name, timeZone, weekly, holidays, version, createdAt, updatedAt } = row;
    return { id, name, timeZone, weekly, holidays, version, createdAt, updatedAt };
  }
}

export class BusinessHoursPage {
  readonly data: BusinessHoursView[];
  readonly meta: PageMeta;
}
