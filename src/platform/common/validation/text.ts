import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { isEmail, registerDecorator, type ValidationArguments } from 'class-validator';
import { canonicalAddress, deceptionIn } from './email-address.js';

// NUL cannot be stored by PostgreSQL; the other C0 controls only ever hide something.
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const ALL_CONTROL = new RegExp(CONTROL, 'g');

/** What keeps a value from being text that people can read and PostgreSQL can store, or nothing. */
export function textViolation(
  value: unknown,
  maximum: number,
  mayBeBlank = false,
): string | undefined {
  if (typeof value !== 'string') return 'must be text';
  if (!mayBeBlank && value.trim() === '') return 'must not be blank';
  const length = lengthBeyond(value, maximum);
  if (length !== undefined) return `must be at most ${maximum} characters long, has ${length}`;
  if (CONTROL.test(value)) return 'must not contain control characters';
  if (!value.isWellFormed()) return 'must be valid Unicode: it contains half of a surrogate pair';
  return undefined;
}

/** How many code points a text has, where these are more than `maximum`; otherwise nothing. */
function lengthBeyond(text: string, maximum: number): number | undefined {
  // Most texts are so short that nothing needs to be counted: a code point is one unit or two.
  if (text.length <= maximum) return undefined;
  const { length } = Array.from(text);
  return length > maximum ? length : undefined;
}

/** Leaves out the control characters that text must not contain, as pasted text often has them. */
export function Cleaned(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.replace(ALL_CONTROL, '') : value,
  );
}

/** Text that is not blank, at most `maximum` code points long, without control characters. */
export function IsText(maximum: number): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, minLength: 1, maxLength: maximum }),
    Check('isText', (value) => textViolation(value, maximum)),
  );
}

/** The same, but it may be blank. */
export function IsTextOrBlank(maximum: number): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, maxLength: maximum }),
    Check('isTextOrBlank', (value) => textViolation(value, maximum, true)),
  );
}

/** The e-mail address of an account that there will be, which becomes its one spelling. */
export function IsEmailAddress(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, format: 'email', maxLength: 254, example: 'ada@example.com' }),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? (canonicalAddress(value) ?? value) : value,
    ),
    Check('isEmailAddress', (value) => textViolation(value, 254) ?? emailViolation(value)),
  );
}

function emailViolation(value: unknown): string | undefined {
  return isEmail(value) ? deceptionIn(String(value)) : 'must be an e-mail address';
}

/** A check of one property by a function that says what is wrong, or nothing. */
export function Check(
  name: string,
  violationOf: (value: unknown) => string | undefined,
): PropertyDecorator {
  return (target, property) => {
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (value: unknown) => violationOf(value) === undefined,
        defaultMessage: ({ value }: ValidationArguments) => violationOf(value) ?? '',
      },
    });
  };
}
