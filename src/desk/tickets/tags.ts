import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray } from 'class-validator';
import { Check, identifierViolation } from '../../platform/common/validation/text.js';

/** So many tags a ticket has at the most. */
export const MOST_TAGS = 30;
const LONGEST = 50;

/** The one spelling of a tag: in lower case, with single spaces. */
export function cleanTag(tag: string): string {
  return tag.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Each in its one spelling, once, in their order. */
export function cleanTags(tags: readonly string[]): string[] {
  return [...new Set(tags.map(cleanTag))];
}

/** A list of tags, which become their one spelling. */
export function AreTags(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: [String], required: false, maxItems: MOST_TAGS, example: ['vip'] }),
    Transform(({ value }: { value: unknown }) => cleaned(value)),
    IsArray(),
    ArrayMaxSize(MOST_TAGS),
    Check('areTags', tagsViolation),
  );
}

/** What is no list of texts stays what it is, so that validation refuses it. */
export function cleaned(value: unknown): unknown {
  const areTexts = Array.isArray(value) && value.every((it) => typeof it === 'string');
  return areTexts ? cleanTags(value) : value;
}

/** The first tag that is wrong, and how; of a list that is none nothing. */
export function tagsViolation(tags: unknown): string | undefined {
  if (!Array.isArray(tags)) return undefined;
  for (const [place, tag] of tags.entries()) {
    const violation = identifierViolation(tag, LONGEST) ?? commaViolation(tag);
    if (violation !== undefined) return `${place}: ${violation}`;
  }
  return undefined;
}

// Lists of tags in addresses are separated by it.
function commaViolation(tag: unknown): string | undefined {
  return String(tag).includes(',') ? 'must not contain a comma' : undefined;
}
