import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { Role } from '../../platform/access/index.js';
import { MAX_ID } from '../../platform/common/validation/id.pipe.js';
import { Nullable } from '../../platform/common/validation/optional.js';
import {
  Check,
  identifierViolation,
  textViolation,
} from '../../platform/common/validation/text.js';
import { addressViolation } from './address-list.js';
import { slugViolation } from './slug.js';

const MOST_JSON = 16_384;
const DOMAIN =
  /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

export const JSON_OBJECT = { type: 'object', additionalProperties: true } as const;

/** A lower-case label of the domain name system that is not reserved. */
export function IsSlug(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, minLength: 2, maxLength: 63, example: 'acme' }),
    Check('isSlug', slugViolation),
  );
}

/** A limit, or null for none. */
export function IsLimit(example: number, most = MAX_ID): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      type: 'integer',
      minimum: 0,
      maximum: most,
      nullable: true,
      required: false,
      example,
    }),
    Nullable(),
    IsInt(),
    Min(0),
    Max(most),
  );
}

/** The address of a page or picture on the web. */
export function IsWebAddress(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      type: String,
      format: 'uri',
      maxLength: 500,
      nullable: true,
      required: false,
      example: 'https://acme.example',
    }),
    Check(
      'isWebAddress',
      (value) => identifierViolation(value, 500) ?? webViolation(String(value)),
    ),
  );
}

/** A small JSON object; what it means, those know who read it. */
export function IsSmallObject(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ ...JSON_OBJECT, selfRequired: false, example: {} }),
    Check('isSmallObject', objectViolation),
  );
}

/** A name of the IANA's time zone database. */
export function IsTimezone(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, maxLength: 60, required: false, example: 'Europe/Berlin' }),
    Check(
      'isTimezone',
      (value) => identifierViolation(value, 60) ?? timezoneViolation(String(value)),
    ),
  );
}

/** A language as BCP 47 writes it. */
export function IsLanguage(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, maxLength: 35, required: false, example: 'en' }),
    Check('isLanguage', languageViolation),
  );
}

export function AreLanguages(): PropertyDecorator {
  return AreTexts(
    'areLanguages',
    { minItems: 1, maxItems: 50, example: ['en', 'de-CH'] },
    languageViolation,
  );
}

export function AreEmailDomains(): PropertyDecorator {
  return AreTexts('areEmailDomains', { maxItems: 100, example: ['acme.example'] }, (value) =>
    typeof value === 'string' && DOMAIN.test(value)
      ? undefined
      : 'must be lower-case domains such as acme.example',
  );
}

export function AreAddresses(): PropertyDecorator {
  return AreTexts(
    'areAddresses',
    { maxItems: 200, example: ['203.0.113.0/24', '2001:db8::/32'] },
    addressViolation,
  );
}

const ROLES: readonly unknown[] = Object.values(Role).filter((role) => role !== Role.System);

/** Roles of people. */
export function AreRoles(): PropertyDecorator {
  return AreTexts('areRoles', { maxItems: 4, example: ['admin'] }, (value) =>
    ROLES.includes(value) ? undefined : `must be of ${ROLES.join(', ')}`,
  );
}

export function AreTags(): PropertyDecorator {
  return AreTexts('areTags', { maxItems: 50, example: ['pilot'] }, (value) =>
    textViolation(value, 50),
  );
}

interface ListOptions {
  readonly minItems?: number;
  readonly maxItems: number;
  readonly example: string[];
}

function AreTexts(
  name: string,
  { minItems = 0, maxItems, example }: ListOptions,
  violationOf: (value: unknown) => string | undefined,
): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: [String], minItems, maxItems, required: false, example }),
    Check(name, (values) => {
      if (!Array.isArray(values)) return 'must be a list';
      if (values.length < minItems || values.length > maxItems) {
        return `must have ${minItems} to ${maxItems} items`;
      }
      if (new Set(values).size < values.length) return 'must not name anything twice';
      for (const value of values as unknown[]) {
        const violation = violationOf(value);
        if (violation !== undefined) return violation;
      }
      return undefined;
    }),
  );
}

function webViolation(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return undefined;
  return 'must be an http:// or https:// address without a password';
}

function objectViolation(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return 'must be a JSON object';
  }
  const text = JSON.stringify(value);
  if (text.length > MOST_JSON) return `must be at most ${MOST_JSON} characters of JSON`;
  // JSON writes both as escapes, which PostgreSQL does not take.
  return /\\u(0000|d[89a-f])/.test(text) ? 'must not contain what cannot be stored' : undefined;
}

function timezoneViolation(text: string): string | undefined {
  try {
    // An offset is no zone: it does not know summer.
    if (/^[a-z]/i.test(text)) {
      new Intl.DateTimeFormat('en', { timeZone: text });
      return undefined;
    }
  } catch {
    // Said below.
  }
  return 'must be a time zone such as Europe/Berlin';
}

function languageViolation(value: unknown): string | undefined {
  try {
    const [canonical] = typeof value === 'string' ? Intl.getCanonicalLocales(value) : [];
    if (canonical === value && canonical !== undefined && canonical.length <= 35) return undefined;
  } catch {
    // Said below.
  }
  return 'must be a language such as en, de-CH or zh-Hant';
}
