import { ApiProperty } from '@nestjs/swagger';
import { PageMeta } from '../../common/pagination/page.js';
import { type Model, ModelStatus } from './model.entity.js';

const METRICS_EXAMPLE = {
  examples: 1434,
  intents: 38,
  accuracy: 0.86,
  macroF1: 0.86,
  ece: 0.02,
  encoder: 'universal-sentence-encoder-lite',
};

export class ModelView {
  readonly id: number;
  readonly version: number;

  @ApiProperty({ enum: ModelStatus, enumName: 'ModelStatus' })
  readonly status: ModelStatus;

  /** Done share of the training, 0 to 1. */
  @ApiProperty({ format: 'double', example: 0.4 })
  readonly progress: number;

  /** How it did on held-out examples (cross-validation). */
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    example: METRICS_EXAMPLE,
  })
  readonly metrics: object | null;

  /** Why the training failed. */
  @ApiProperty({ type: String, nullable: true })
  readonly error: string | null;

  /** Nobody for what a new service trains by itself. */
  @ApiProperty({ type: Number, nullable: true })
  readonly requestedBy: number | null;

  readonly createdAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly trainedAt: Date | null;

  static of(model: Model): ModelView {
    const { id, version, status, progress, metrics, error, requestedBy } = model;
    const { createdAt, trainedAt } = model;
    return { id, version, status, progress, metrics, error, requestedBy, createdAt, trainedAt };
  }
}

export class ModelPage {
  readonly data: ModelView[];
  readonly meta: PageMeta;
}
