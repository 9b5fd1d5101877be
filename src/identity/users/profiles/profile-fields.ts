import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { MapOfNames } from '../../../platform/common/http/maps-of-names.js';
import { isJsonObject } from '../../../platform/common/validation/json-object.js';
import { Nullable } from '../../../platform/common/validation/optional.js';
import {
  Check,
  identifierViolation,
  IsText,
  textViolation,
} from '../../../platform/common/validation/text.js';
import { timeViolation } from '../../../platform/common/validation/time.js';

const E164 = /^\+[1-9]\d{6,14}$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const DECIMAL = /^-?(?:0|[1-9]\d{0,11})(?:\.\d{1,2})?$/;
const MOST = { attributes: 50, name: 60, text: 500 };

const orNull = (example: string, more: object = {}): PropertyDecorator =>
  ApiProperty({ type: String, nullable: true, required: false, example, ...more });

/** Somebody's name, or null for none. */
export function IsName(maximum: number, example: string): PropertyDecorator {
  return applyDecorators(Nullable(), IsText(maximum), orNull(example));
}

/** A telephone number as E.164 writes it, or null for none. */
export function IsPhone(): PropertyDecorator {
  return applyDecorators(
    Nullable(),
    orNull('+4930901820', { maxLength: 16, pattern: E164.source }),
    Check('isPhone', (value) =>
      typeof value === 'string' && E164.test(value)
        ? undefined
        : 'must be a telephone number with its country, such as +4930901820',
    ),
  );
}

/** The address of a picture that no page shows without encryption, or null for none. */
export function IsPicture(): PropertyDecorator {
  return applyDecorators(
    Nullable(),
    orNull('https://acme.example/ada.png', { format: 'uri', maxLength: 500 }),
    Check(
      'isPicture',
      (value) => identifierViolation(value, 500) ?? pictureViolation(String(value)),
    ),
  );
}

/** A day, or null for none. */
export function IsDay(): PropertyDecorator {
  return applyDecorators(
    Nullable(),
    orNull('2024-01-31', { format: 'date' }),
    Check('isDay', (value) =>
      typeof value === 'string' && DAY.test(value) && timeViolation(value) === undefined
        ? undefined
        : 'must be a day such as 2024-01-31',
    ),
  );
}

/** An amount of money as a decimal, which no number of JSON keeps for sure, or null for none. */
export function IsAmount(): PropertyDecorator {
  return applyDecorators(
    Nullable(),
    orNull('1234.50', { pattern: DECIMAL.source }),
    Check('isAmount', (value) =>
      typeof value === 'string' && DECIMAL.test(value)
        ? undefined
        : 'must be a decimal in quotes with at most 12 digits before the point and 2 behind it, such as "1234.50"',
    ),
  );
}

/** A flat object by names that the organisation chooses; class-validator cannot look into maps. */
export function AreAttributes(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      type: 'object',
      additionalProperties: true,
      maxProperties: MOST.attributes,
      selfRequired: false,
      example: { plan: 'gold', seats: 12 },
    }),
    Transform(({ obj, key }) => MapOfNames.unwrap((obj as Record<string, unknown>)[key])),
    Check('areAttributes', attributesViolation),
  );
}

function attributesViolation(value: unknown): string | undefined {
  if (!isJsonObject(value)) return 'must be an object from name to value';
  const entries: [string, unknown][] = Object.entries(value);
  if (entries.length > MOST.attributes) return `must have at most ${MOST.attributes} entries`;
  for (const [name, it] of entries) {
    const wrongName = identifierViolation(name, MOST.name);
    if (wrongName !== undefined)
      return `the name ${JSON.stringify(name.slice(0, 20))} ${wrongName}`;
    const wrong = valueViolation(it);
    if (wrong !== undefined) return `${JSON.stringify(name)} ${wrong}`;
  }
  return undefined;
}

function valueViolation(value: unknown): string | undefined {
  if (value === null || typeof value === 'boolean') return undefined;
  if (typeof value === 'number' && Number.isFinite(value)) return undefined;
  if (typeof value === 'string') return textViolation(value, MOST.text, true);
  return 'must be text, a number, true, false or null';
}

function pictureViolation(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' && !url.username && !url.password) return undefined;
  return 'must be an https:// address without a password';
}
