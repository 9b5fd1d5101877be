import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { MapOfNames } from '../../platform/common/http/maps-of-names.js';
import { isJsonObject } from '../../platform/common/validation/json-object.js';
import { Check, textViolation } from '../../platform/common/validation/text.js';

const MOST = 50;
/** The languages that messages are told to be in are named so. */
const ISO_639_1 = /^[a-z]{2}$/;

/** A map from language to answer; class-validator itself cannot look into maps. */
export function AreAnswers(longest: number): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      type: 'object',
      additionalProperties: { type: 'string', minLength: 1, maxLength: longest },
      selfRequired: false,
      example: { de: 'Den Stand Ihrer Bestellung finden Sie im Konto unter Bestellungen.' },
    }),
    Transform(({ obj, key }) => MapOfNames.unwrap((obj as Record<string, unknown>)[key])),
    Check('areAnswers', (value) => answersViolation(value, longest)),
  );
}

function answersViolation(value: unknown, longest: number): string | undefined {
  if (!isJsonObject(value)) return 'must be an object from language to answer';
  const entries = Object.entries(value);
  if (entries.length > MOST) return `must have at most ${MOST} entries`;
  for (const [language, answer] of entries) {
    if (!ISO_639_1.test(language)) return 'must name languages by two letters, such as de';
    const message = textViolation(answer, longest);
    if (message !== undefined) return `"${language}": ${message}`;
  }
  return undefined;
}
