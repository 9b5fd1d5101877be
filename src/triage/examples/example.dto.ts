import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean } from 'class-validator';
import { PageMeta } from '../../platform/common/pagination/page.js';
import { Optional } from '../../platform/common/validation/optional.js';
import { IsText } from '../../platform/common/validation/text.js';
import { type Example, ExampleSource } from './example.entity.js';

/** The longest example or answer, in characters as people count them. */
export const MAX_TEXT = 10_000;

export class CreateExample {
  @IsText(MAX_TEXT)
  @ApiProperty({ example: 'has my parcel left the warehouse yet?' })
  text: string;
}

export class ExampleView {
  readonly id: number;

  @ApiProperty({ example: 'has my parcel left the warehouse yet?' })
  readonly text: string;

  @ApiProperty({ enum: ExampleSource, enumName: 'ExampleSource' })
  readonly source: ExampleSource;

  /** Who added it; nobody for the starter set. */
  @ApiProperty({ type: Number, nullable: true })
  readonly createdBy: number | null;

  /** The ticket whose message it was, if an agent's correction made it. */
  @ApiProperty({ type: Number, nullable: true })
  readonly ticketId: number | null;

  readonly createdAt: Date;

  static of({ id, text, source, createdBy, ticketId, createdAt }: Example): ExampleView {
    return { id, text, source, createdBy, ticketId, createdAt };
  }
}

export class ExamplePage {
  readonly data: ExampleView[];
  readonly meta: PageMeta;
}

export class ImportQuery {
  /** Whether names that are not in the taxonomy become new intents, or are errors. */
  @Optional()
  @Transform(({ value }) =>
    value === 'true' ? true : value === 'false' ? false : (value as unknown),
  )
  @IsBoolean()
  @ApiProperty({ default: true, required: false })
  createIntents: boolean = true;
}

export class ImportReport {
  /** Rows in the file. */
  @ApiProperty({ example: 10003 })
  readonly rows: number;

  /** Examples that are new. */
  @ApiProperty({ example: 9998 })
  readonly imported: number;

  /** Rows whose text the intent had before, or that stood twice in the file. */
  @ApiProperty({ example: 5 })
  readonly duplicates: number;

  /** Intents that the import created: without an answer, so people answer them for now. */
  @ApiProperty({ example: ['card_arrival'] })
  readonly intentsCreated: string[];
}
