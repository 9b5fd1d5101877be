import { ApiProperty } from '@nestjs/swagger';
import {
  DRIFT_SIGNALS,
  DRIFT_STATUSES,
  DRIFT_WINDOW,
  type DriftSignal,
  type DriftSignalName,
  type DriftStatus,
} from '../../../triage/core/index.js';
import type { Drift } from '../drift/drift-monitor.js';

export class DriftSignalView implements DriftSignal {
  /** How sure the model is, how many tickets are unlike every example, how much it knows of one. */
  @ApiProperty({ enum: DRIFT_SIGNALS, enumName: 'DriftSignal' })
  readonly signal: DriftSignalName;

  /** The mean, or for `unfamiliar` the share, of what the model was judged by. */
  @ApiProperty({ format: 'double', example: 0.04 })
  readonly expected: number;

  /** The same of the last tickets; null where too few of them tell. */
  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 0.11 })
  readonly observed: number | null;

  /** Population stability index; for `unfamiliar` the difference of the shares. */
  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 0.07 })
  readonly distance: number | null;

  /** How probable such a difference is between samples of one population; of `unfamiliar` such a rise. */
  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 0.00001 })
  readonly pValue: number | null;

  /** Significant, large, and towards harder tickets: less sure, less familiar, less known. */
  readonly drifted: boolean;
}

/**
 * How the last tickets compare with the held-out examples that the live model was judged by. Where
 * they drifted apart, its promised error rate does not stand on like data. Examples that somebody
 * wrote may differ from real tickets from the first day; labelled tickets mend that.
 */
export class DriftView {
  @ApiProperty({ enum: DRIFT_STATUSES, enumName: 'DriftStatus' })
  readonly status: DriftStatus;

  /** The live model. */
  @ApiProperty({ type: Number, nullable: true, example: 3 })
  readonly modelId: number | null;

  /** How many of its last tickets were compared, at most 1,000. */
  @ApiProperty({ example: 1000 })
  readonly tickets: number;

  /** How many more tickets it takes before anything is said. */
  @ApiProperty({ example: 0 })
  readonly missing: number;

  @ApiProperty({ type: [DriftSignalView] })
  readonly signals: readonly DriftSignalView[];

  static of({ status, modelId, tickets, signals }: Drift): DriftView {
    const missing = Math.max(0, DRIFT_WINDOW.least - tickets);
    return { status, modelId, tickets, missing, signals };
  }
}
