import { ApiProperty } from '@nestjs/swagger';
import { Proportion } from './figures.dto.js';

export class CalibrationBin {
  @ApiProperty({ format: 'double', example: 0.9 })
  readonly from: number;

  @ApiProperty({ format: 'double', example: 1 })
  readonly to: number;

  @ApiProperty({ format: 'double', example: 0.96 })
  readonly meanConfidence: number;

  /** How many were right: in a calibrated model as many as the mean confidence. */
  readonly right: Proportion;
}

/** Whether the confidence of the live model is true, by what people said of its predictions. */
export class CalibrationView {
  /** The live model. */
  @ApiProperty({ type: Number, nullable: true, example: 3 })
  readonly modelId: number | null;

  /** Its predictions on tickets of the period that people judged. */
  @ApiProperty({ example: 140 })
  readonly judged: number;

  /** How many more must be judged before there are figures. */
  @ApiProperty({ example: 0 })
  readonly missing: number;

  /** Expected calibration error over the bins, 0 to 1; null as long as judgements are missing. */
  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 0.03 })
  readonly ece: number | null;

  /** Those of ten equal bins of the confidence that have predictions. */
  @ApiProperty({ type: [CalibrationBin] })
  readonly bins: readonly CalibrationBin[];
}
