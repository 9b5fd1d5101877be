import { ApiProperty } from '@nestjs/swagger';
import { IsEnum } from 'class-validator';
import { PageMeta, PageQuery } from '../../platform/common/pagination/page.js';
import { Optional } from '../../platform/common/validation/optional.js';
import { IsSearch } from '../../platform/common/validation/search-words.js';
import { IsText } from '../../platform/common/validation/text.js';
import { ExampleView, MAX_TEXT } from './example.dto.js';
import { type Example, ExampleSource } from './example.entity.js';

/** An example and the name of its intent. */
export type NamedExample = Example & { readonly intent: string | null };

export class ListExamplesQuery extends PageQuery {
  /** Words to find in the text, 16 at the most; "in quotes" for a phrase, -word to exclude. */
  @Optional()
  @IsSearch('parcel -damaged')
  q?: string;

  @Optional()
  @IsEnum(ExampleSource)
  @ApiProperty({ enum: ExampleSource, enumName: 'ExampleSource', required: false })
  source?: ExampleSource;

  /** The name of an intent. */
  @Optional()
  @IsText(100)
  @ApiProperty({ required: false, example: 'delivery_late' })
  intent?: string;
}

export class ChangeExample {
  @IsText(MAX_TEXT)
  @ApiProperty({ example: 'has my parcel left the warehouse yet?' })
  text: string;
}

export class NamedExampleView extends ExampleView {
  /** Null for the background: messages that belong to none. */
  @ApiProperty({ type: String, nullable: true, example: 'order_status' })
  readonly intent: string | null;

  static override of(example: NamedExample): NamedExampleView {
    const { intent } = example;
    return Object.assign(ExampleView.of(example), { intent });
  }
}

export class NamedExamplePage {
  readonly data: NamedExampleView[];
  readonly meta: PageMeta;
}
