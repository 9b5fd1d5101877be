import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { EXPORT_FORMATS, type ExportFormat } from '../../../platform/common/http/csv.js';
import { Optional } from '../../../platform/common/validation/optional.js';
import { IsTime } from '../../../platform/common/validation/time.js';
import type { Reason } from '../../../triage/core/index.js';
import { REASON } from '../../../triage/index.js';
import { CalibrationView } from './calibration.dto.js';
import { DriftView } from './drift.dto.js';
import { Figures, GroupFigures } from './figures.dto.js';

const GROUPINGS = ['intent', 'model', 'policy'] as const;

/** What tickets are grouped by: the intent that the machine named, or what it decided with. */
export type OutcomeGrouping = (typeof GROUPINGS)[number];

const GROUPING = { enum: GROUPINGS, enumName: 'OutcomeGrouping' };

export class OutcomesQuery {
  /** Tickets decided from then on; by default 30 days before `to`. */
  @Optional()
  @IsTime()
  from?: string;

  /** And before then; by default now. */
  @Optional()
  @IsTime()
  to?: string;

  @Optional()
  @IsIn(GROUPINGS)
  @ApiProperty({ ...GROUPING, required: false, default: 'intent' })
  by: OutcomeGrouping = 'intent';

  /** Counts before the header `Accept`. */
  @Optional()
  @IsIn(EXPORT_FORMATS)
  @ApiProperty({ enum: EXPORT_FORMATS, required: false })
  format?: ExportFormat;
}

export class ReasonCount {
  @ApiProperty(REASON)
  readonly reason: Reason;

  @ApiProperty({ example: 120 })
  readonly tickets: number;
}

export class Duration {
  @ApiProperty({ example: 840 })
  readonly tickets: number;

  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 5400 })
  readonly medianSeconds: number | null;

  /** Nine of ten took no longer. */
  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 86400 })
  readonly p90Seconds: number | null;
}

export class TimeToResolution {
  /** Answered by the machine, and no person had them: in the answer to the request itself. */
  readonly machine: Duration;

  /** Closed after a person had them. */
  readonly people: Duration;
}

export class OutcomeReport {
  /** Of the tickets that were decided from then on … */
  readonly from: Date;

  /** … and before then. */
  readonly to: Date;

  @ApiProperty(GROUPING)
  readonly by: OutcomeGrouping;

  readonly total: Figures;

  /** The largest first, at most 1,000. */
  @ApiProperty({ type: [GroupFigures] })
  readonly groups: readonly GroupFigures[];

  /** Whether there are more groups than are shown. */
  readonly moreGroups: boolean;

  /** Why tickets were left to people, the most frequent first. */
  @ApiProperty({ type: [ReasonCount] })
  readonly escalationReasons: readonly ReasonCount[];

  readonly timeToResolution: TimeToResolution;

  readonly calibration: CalibrationView;

  readonly drift: DriftView;
}
