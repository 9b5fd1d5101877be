import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn } from 'class-validator';
import { EXPORT_FORMATS, type ExportFormat } from '../../../platform/common/http/csv.js';
import { MAX_ID } from '../../../platform/common/validation/id.pipe.js';
import { Optional } from '../../../platform/common/validation/optional.js';
import { Check } from '../../../platform/common/validation/text.js';
import { type Channel, CHANNELS } from '../../conversations/index.js';
import { IsReportDay } from './report-days.js';
import { ServiceFigures, ServiceGroup } from './service-figures.dto.js';

const SERVICE_GROUPINGS = ['none', 'day', 'channel', 'team', 'agent'] as const;

/** What figures are told apart by. */
export type ServiceGrouping = (typeof SERVICE_GROUPINGS)[number];

const GROUPING = { enum: SERVICE_GROUPINGS, enumName: 'ServiceGrouping' };

export class ServiceQuery {
  /** The first day, of UTC; by default so that there are 30. */
  @Optional()
  @IsReportDay()
  from?: string;

  /** The last day, which is part of it; by default today. */
  @Optional()
  @IsReportDay()
  to?: string;

  @Optional()
  @IsIn(SERVICE_GROUPINGS)
  @ApiProperty({ ...GROUPING, required: false, default: 'none' })
  groupBy: ServiceGrouping = 'none';

  /** Only what came by this channel. */
  @Optional()
  @IsIn(CHANNELS)
  @ApiProperty({ enum: CHANNELS, enumName: 'Channel', required: false })
  channel?: Channel;

  /** Only what this team works on, or `none` of them. */
  @IsIdOrNone()
  teamId?: number | 'none';

  /** Only what this member of the staff works on, or `none` of them. */
  @IsIdOrNone()
  agentId?: number | 'none';

  /** Counts before the header `Accept`. */
  @Optional()
  @IsIn(EXPORT_FORMATS)
  @ApiProperty({ enum: EXPORT_FORMATS, required: false })
  format?: ExportFormat;
}

export class ServiceReport {
  /** The first day, of UTC. */
  @ApiProperty({ format: 'date', example: '2025-01-01' })
  readonly from: string;

  /** The last day. */
  @ApiProperty({ format: 'date', example: '2025-01-31' })
  readonly to: string;

  @ApiProperty(GROUPING)
  readonly groupBy: ServiceGrouping;

  /**
   * All that happened until then is counted; null while what was there before reports were kept is
   * still being counted.
   */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly countedUntil: Date | null;

  readonly total: ServiceFigures;

  /** Days in their order, else those with the most new tickets first; at most 1,000. */
  @ApiProperty({ type: [ServiceGroup] })
  readonly groups: readonly ServiceGroup[];

  /** Whether there are more groups than are shown. */
  readonly moreGroups: boolean;
}

function IsIdOrNone(): PropertyDecorator {
  return (...property) => {
    Optional()(...property);
    Transform(({ value }: { value: unknown }) => (value === 'none' ? value : Number(value)))(
      ...property,
    );
    Check('isIdOrNone', idOrNoneViolation)(...property);
    ApiProperty({ type: String, pattern: '^([1-9]\\d*|none)$', required: false, example: '2' })(
      ...property,
    );
  };
}

function idOrNoneViolation(value: unknown): string | undefined {
  if (value === 'none') return undefined;
  const isId = Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MAX_ID;
  return isId ? undefined : 'must be an id, or none';
}
