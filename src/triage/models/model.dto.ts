import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { PageMeta } from '../../platform/common/pagination/page.js';
import { type Promotion, PROMOTIONS } from '../core/index.js';
import { ComparisonView } from './comparison.dto.js';
import { type Model, ModelStatus, TrainingTrigger } from './model.entity.js';

const METRICS_EXAMPLE = {
  examples: 1434,
  intents: 38,
  accuracy: 0.86,
  macroF1: 0.86,
  ece: 0.02,
  encoder: 'all-minilm-l6-v2',
};

export class TrainModel {
  /** Whether the model takes over by itself where it is not worse than the active one. */
  @IsBoolean()
  @ApiProperty({ selfRequired: false, default: true })
  promote: boolean = true;

  /** Trains although the last model was trained on the same examples. */
  @IsBoolean()
  @ApiProperty({ selfRequired: false, default: false })
  force: boolean = false;
}

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

  /**
   * The languages of its examples (ISO 639-1), most common first: messages in others go to people.
   * Null, or none, where nobody knows: then no language is strange to it.
   */
  @ApiProperty({ type: [String], nullable: true, example: ['en', 'de'] })
  readonly languages: string[] | null;

  /** How it did against the model that was active; null where there was none. */
  @ApiProperty({ type: ComparisonView, nullable: true })
  readonly comparison: ComparisonView | null;

  /**
   * Whether it took over by itself, or why it waits for an admin: as asked, another model became
   * active meanwhile, or by the comparison. Null before its end.
   */
  @ApiProperty({ enum: PROMOTIONS, enumName: 'ModelPromotion', nullable: true })
  readonly promotion: Promotion | null;

  /** Why the training failed. */
  @ApiProperty({ type: String, nullable: true })
  readonly error: string | null;

  /** Why it was trained. */
  @ApiProperty({ enum: TrainingTrigger, enumName: 'TrainingTrigger' })
  readonly trigger: TrainingTrigger;

  /** Nobody for what the service trains by itself. */
  @ApiProperty({ type: Number, nullable: true })
  readonly requestedBy: number | null;

  readonly createdAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly trainedAt: Date | null;

  static of(model: Model): ModelView {
    const { id, version, status, progress, metrics, comparison, promotion, error } = model;
    const { trigger, requestedBy, createdAt, trainedAt, languages } = model;
    return {
      id,
      version,
      status,
      progress,
      metrics,
      languages,
      comparison,
      promotion,
      error,
      trigger,
      requestedBy,
      createdAt,
      trainedAt,
    };
  }
}

export class ModelPage {
  readonly data: ModelView[];
  readonly meta: PageMeta;
}
