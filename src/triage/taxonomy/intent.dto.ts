import { ApiProperty, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsEnum } from 'class-validator';
import { CountedPageMeta } from '../../platform/common/pagination/page.js';
import { Nullable, Optional } from '../../platform/common/validation/optional.js';
import { IsIdentifier, IsText, IsTextOrBlank } from '../../platform/common/validation/text.js';
import { AreAnswers } from './answers.validator.js';
import type { Intent } from './intent.entity.js';
import { cleanIntentName } from './intent-name.js';
import { Priority } from './priority.js';

/** An intent and how many examples it has. */
export interface IntentWithCount {
  readonly intent: Intent;
  readonly examples: number;
}

export class CreateIntent {
  /** Unique; what models, tickets and imports call it. */
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? cleanIntentName(value) : value,
  )
  @IsIdentifier(100)
  @ApiProperty({ example: 'order_status' })
  name: string;

  @Optional()
  @IsTextOrBlank(1_000)
  @ApiProperty({ example: 'Where is my order, when will it be sent?', required: false })
  description?: string;

  /** What the customer is told; without it every message goes to a person. */
  @Nullable()
  @IsText(10_000)
  @ApiProperty({
    type: String,
    nullable: true,
    required: false,
    example: 'You find the state of your order under "Orders" in your account.',
  })
  answer?: string | null;

  /**
   * The answer in other languages, by ISO 639-1: a message in one of them gets it, every other one
   * `answer`. A change replaces all of them.
   */
  @Optional()
  @AreAnswers(10_000)
  answers?: Record<string, string>;

  /** Whether a machine may give the answer at all. */
  @Optional()
  @IsBoolean()
  @ApiProperty({ default: false, required: false })
  autoResolve?: boolean;

  @Optional()
  @IsEnum(Priority)
  @ApiProperty({ enum: Priority, enumName: 'Priority', default: Priority.Normal, required: false })
  priority?: Priority;
}

export class ChangeIntent extends PartialType(CreateIntent, { skipNullProperties: false }) {}

export class IntentView {
  readonly id: number;

  @ApiProperty({ example: 'order_status' })
  readonly name: string;

  readonly description: string;

  @ApiProperty({ type: String, nullable: true })
  readonly answer: string | null;

  /** By language (ISO 639-1), where they differ from it. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, example: { de: '…' } })
  readonly answers: Readonly<Record<string, string>>;

  readonly autoResolve: boolean;

  @ApiProperty({ enum: Priority, enumName: 'Priority' })
  readonly priority: Priority;

  /** How many examples it has. */
  @ApiProperty({ example: 37 })
  readonly examples: number;

  /** Counts the changes; send it as `If-Match: "3"` with the next one. */
  @ApiProperty({ example: 3 })
  readonly version: number;

  readonly createdAt: Date;
  readonly updatedAt: Date;

  static of({ intent, examples }: IntentWithCount): IntentView {
    const { id, name, description, answer, answers, autoResolve, priority } = intent;
    const { version, createdAt, updatedAt } = intent;
    const fields = { id, name, description, answer, answers, autoResolve, priority };
    return { ...fields, examples, version, createdAt, updatedAt };
  }
}

export class IntentPage {
  readonly data: IntentView[];
  readonly meta: CountedPageMeta;
}
