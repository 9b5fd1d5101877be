import { ApiProperty } from '@nestjs/swagger';
import { PageMeta } from '../../platform/common/pagination/page.js';
import { type Label, LabelSource } from './label.entity.js';

export class LabelView {
  readonly id: number;

  @ApiProperty({ enum: LabelSource, enumName: 'LabelSource' })
  readonly source: LabelSource;

  /** The true intent; null where a customer only said that it was not resolved. */
  @ApiProperty({ type: String, nullable: true, example: 'delivery_late' })
  readonly intent: string | null;

  /** Whether the machine had named the right intent; null where it had named none. */
  @ApiProperty({ type: Boolean, nullable: true })
  readonly isRight: boolean | null;

  @ApiProperty({ type: Number, nullable: true, example: 1 })
  readonly modelId: number | null;

  /** What the machine had named. */
  @ApiProperty({ type: String, nullable: true, example: 'order_status' })
  readonly predicted: string | null;

  @ApiProperty({ format: 'double', type: Number, nullable: true, example: 0.93 })
  readonly confidence: number | null;

  readonly familiar: boolean;

  /** What models learn from it. */
  @ApiProperty({ type: Number, nullable: true })
  readonly exampleId: number | null;

  /** Who said it. */
  @ApiProperty({ example: 2 })
  readonly createdBy: number;

  readonly createdAt: Date;

  /** Who took it back or said otherwise; null while it is in force. */
  @ApiProperty({ type: Number, nullable: true })
  readonly revokedBy: number | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly revokedAt: Date | null;

  static of(label: Label): LabelView {
    const { ticketId: _, organizationId: __, textKey: ___, isWithdrawn: ____, ...view } = label;
    return view;
  }
}

export class LabelPage {
  readonly data: LabelView[];
  readonly meta: PageMeta;
}
