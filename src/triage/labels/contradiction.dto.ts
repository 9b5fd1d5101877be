import { ApiProperty } from '@nestjs/swagger';
import { PageMeta } from '../../platform/common/pagination/page.js';
import { ExampleSource } from '../examples/index.js';

export class ContradictingExampleView {
  readonly id: number;

  /** Null for the background: it is said to belong to no intent. */
  @ApiProperty({ type: String, nullable: true, example: 'delivery_late' })
  readonly intent: string | null;

  @ApiProperty({ enum: ExampleSource, enumName: 'ExampleSource' })
  readonly source: ExampleSource;

  /** Who added it; nobody for the starter set. */
  @ApiProperty({ type: Number, nullable: true })
  readonly createdBy: number | null;

  readonly createdAt: Date;

  @ApiProperty({ type: Number, nullable: true })
  readonly ticketId: number | null;
}

/** One text that people put under different intents. */
export class ContradictionView {
  /** In lower case and with single spaces, as its examples have it in common. */
  @ApiProperty({ example: 'my parcel is not here' })
  readonly text: string;

  /** Whether models do not learn from it: a correction is among them. */
  readonly isHeldBack: boolean;

  /** How many examples there are of it. */
  @ApiProperty({ example: 2 })
  readonly count: number;

  /** The oldest of each intent first, ten at the most. */
  @ApiProperty({ type: [ContradictingExampleView] })
  readonly examples: ContradictingExampleView[];
}

export class ContradictionPage {
  readonly data: ContradictionView[];
  readonly meta: PageMeta;
}
