import { ApiProperty, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsInt, Matches, Max, MaxLength, Min } from 'class-validator';
import { PageMeta, PageQuery } from '../../platform/common/pagination/page.js';
import { MAX_ID } from '../../platform/common/validation/id.pipe.js';
import { isJsonObject } from '../../platform/common/validation/json-object.js';
import { Optional } from '../../platform/common/validation/optional.js';
import { IsSearch } from '../../platform/common/validation/search-words.js';
import { Check, IsText } from '../../platform/common/validation/text.js';
import { AreAnswers } from '../../triage/taxonomy/index.js';
import { AreTags } from '../tickets/index.js';
import type { CannedAnswer } from './canned-answer.entity.js';
import { type FilledText, type Variable, VARIABLES, variablesViolation } from './variables.js';

const LONGEST = 10_000;
const BODY = 'Hello, your ticket {{ticket.id}} is with our billing team.';
const LANGUAGE = { pattern: '^[a-z]{2}$', example: 'de' };

export class CreateCannedAnswer {
  @IsText(100)
  @ApiProperty({ example: 'With the billing team' })
  title: string;

  /** What an agent types after a slash: once among the own, and once among the shared answers. */
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.toLowerCase() : value,
  )
  @MaxLength(40)
  @Matches(/^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u, {
    message: 'must be letters, digits, - and _, such as refund-policy',
  })
  @ApiProperty({ minLength: 1, maxLength: 40, example: 'billing' })
  shortcut: string;

  /** Places for what differs each time are written {{ticket.id}}; others than these are refused. */
  @IsText(LONGEST)
  @Check('hasVariables', variablesViolation)
  @ApiProperty({ example: BODY })
  body: string;

  /** The same in other languages, by ISO 639-1. A change replaces all of them. */
  @Optional()
  @AreAnswers(LONGEST)
  @Check('haveVariables', bodiesViolation)
  bodies?: Record<string, string>;

  /** Whether all of the staff have it. */
  @Optional()
  @IsBoolean()
  @ApiProperty({ required: false, default: false })
  shared?: boolean;

  /** They become lower case, each once. */
  @Optional()
  @AreTags()
  tags?: string[];
}

export class ChangeCannedAnswer extends PartialType(CreateCannedAnswer, {
  skipNullProperties: false,
}) {}

export class ListCannedAnswersQuery extends PageQuery {
  /** Words that title, shortcut, tags or body have, or beginnings and parts of them. */
  @Optional()
  @IsSearch('refund')
  q?: string;
}

export class RenderCannedAnswer {
  /** The ticket that it answers; without one, what is of a ticket is missing. */
  @Optional()
  @IsInt()
  @Min(1)
  @Max(MAX_ID)
  @ApiProperty({ required: false, example: 17 })
  ticketId?: number;

  /** Of several bodies that in this language, by ISO 639-1; else that in the ticket's. */
  @Optional()
  @Matches(/^[a-z]{2}$/, { message: 'must be a language of two letters, such as de' })
  @ApiProperty({ required: false, ...LANGUAGE })
  language?: string;
}

export class RenderedCannedAnswer {
  /** The text to send. What nothing is known for still stands there as it was written. */
  readonly text: string;

  /** The language of the body that was taken; null for the one that is of none. */
  @ApiProperty({ type: String, nullable: true, ...LANGUAGE })
  readonly language: string | null;

  /** The variables that nothing is known for: fill them in before sending it. */
  @ApiProperty({ enum: VARIABLES, enumName: 'CannedAnswerVariable', isArray: true })
  readonly missing: readonly Variable[];

  static of({ text, missing }: FilledText, language: string | null): RenderedCannedAnswer {
    return { text, language, missing };
  }
}

export class CannedAnswerView {
  readonly id: number;
  readonly title: string;

  @ApiProperty({ example: 'billing' })
  readonly shortcut: string;

  @ApiProperty({ example: BODY })
  readonly body: string;

  /** By language (ISO 639-1), where they differ from it. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, example: { de: '…' } })
  readonly bodies: Readonly<Record<string, string>>;

  /** Whether all of the staff have it, or only its owner. */
  readonly shared: boolean;

  /** Whose it is. */
  @ApiProperty({ example: 2 })
  readonly ownerId: number;

  readonly tags: string[];

  /** How often it was filled in. */
  @ApiProperty({ example: 12 })
  readonly uses: number;

  /** Counts the changes; send it as `If-Match: "3"` with the next one. */
  @ApiProperty({ example: 3 })
  readonly version: number;

  readonly createdAt: Date;
  readonly updatedAt: Date;

  static of({ organizationId: _, ...answer }: CannedAnswer): CannedAnswerView {
    return answer;
  }
}

export class CannedAnswerPage {
  readonly data: CannedAnswerView[];
  readonly meta: PageMeta;
}

function bodiesViolation(value: unknown): string | undefined {
  if (!isJsonObject(value)) return undefined;
  for (const [language, body] of Object.entries(value)) {
    const violation = variablesViolation(body);
    if (violation !== undefined) return `"${language}": ${violation}`;
  }
  return undefined;
}
