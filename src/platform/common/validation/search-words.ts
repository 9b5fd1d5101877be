import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Check, textViolation } from './text.js';

/** What a search costs grows with its words, above all where they are shown in their context. */
export const MAX_SEARCH_WORDS = 16;
const MAX_LENGTH = 200;

// What stands between signs is looked up as a word of its own: `a-b-c` are three.
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** What keeps a value from being words to look for, or nothing. */
export function searchViolation(value: unknown): string | undefined {
  const violation = textViolation(value, MAX_LENGTH);
  if (violation !== undefined || typeof value !== 'string') return violation;
  const words = value.match(WORD)?.length ?? 0;
  if (words <= MAX_SEARCH_WORDS) return undefined;
  return `must be at most ${MAX_SEARCH_WORDS} words, has ${words}`;
}

/** Words to look for: a few, not a text. */
export function IsSearch(example: string): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, required: false, minLength: 1, maxLength: MAX_LENGTH, example }),
    Check('isSearch', searchViolation),
  );
}
