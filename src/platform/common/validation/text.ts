import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { isEmail, registerDecorator, type ValidationArguments } from 'class-validator';
import { atOnce, inSteps } from '../in-steps.js';
import { codePointsOf, countingCharacters } from './characters.js';
import { canonicalAddress, deceptionIn } from './email-address.js';

// NUL cannot be stored by PostgreSQL; the other C0 controls only ever hide something.
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const ALL_CONTROL = new RegExp(CONTROL, 'g');

/** The marks of a few scripts and families of many faces need that; more would only fill a text. */
const MOST_POINTS_EACH = 4;
/** From so many UTF-16 units on counting characters takes milliseconds. */
const LONG = 4_000;

/**
 * What keeps a value from being text that people can read and PostgreSQL can store, or nothing. It may
 * have `maximum` characters as people count them, and four times as many code points.
 */
export function textViolation(
  value: unknown,
  maximum: number,
  mayBeBlank = false,
): string | undefined {
  return atOnce(findingViolation(value, maximum, mayBeBlank));
}

/** The same of what machines compare, or a column of that length holds: it counts code points. */
export function identifierViolation(value: unknown, maximum: number): string | undefined {
  const length = typeof value === 'string' && value.length > maximum ? codePointsOf(value) : 0;
  if (length > maximum) return `must be at most ${maximum} characters long, has ${length}`;
  return textViolation(value, maximum);
}

function* findingViolation(
  value: unknown,
  maximum: number,
  mayBeBlank: boolean,
): Generator<undefined, string | undefined> {
  if (typeof value !== 'string') return 'must be text';
  if (!mayBeBlank && value.trim() === '') return 'must not be blank';
  const tooLong = yield* findingTooLong(value, maximum);
  if (tooLong !== undefined) return tooLong;
  if (CONTROL.test(value)) return 'must not contain control characters';
  if (!value.isWellFormed()) return 'must be valid Unicode: it contains half of a surrogate pair';
  return undefined;
}

function* findingTooLong(text: string, maximum: number): Generator<undefined, string | undefined> {
  // Most texts are so short that nothing needs to be counted: a character is a unit or more.
  if (text.length <= maximum) return undefined;
  const points = codePointsOf(text);
  if (points <= maximum) return undefined;
  const mostPoints = maximum * MOST_POINTS_EACH;
  if (points > mostPoints) {
    return `must be at most ${maximum} characters long, of ${mostPoints} code points in all, has ${points} of these`;
  }
  const length = yield* countingCharacters(text);
  return length > maximum ? `must be at most ${maximum} characters long, has ${length}` : undefined;
}

/** Leaves out the control characters that text must not contain, as pasted text often has them. */
export function Cleaned(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.replace(ALL_CONTROL, '') : value,
  );
}

/** Text that is not blank, at most `maximum` characters long as people count, without control ones. */
export function IsText(maximum: number): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, minLength: 1, maxLength: maximum }),
    Check('isText', (value) => violationInTurns(value, maximum, false)),
  );
}

/** The same, but it may be blank. */
export function IsTextOrBlank(maximum: number): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, maxLength: maximum }),
    Check('isTextOrBlank', (value) => violationInTurns(value, maximum, true)),
  );
}

/** The name of something that machines compare: it counts code points. */
export function IsIdentifier(maximum: number): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, minLength: 1, maxLength: maximum }),
    Check('isIdentifier', (value) => identifierViolation(value, maximum)),
  );
}

function violationInTurns(value: unknown, maximum: number, mayBeBlank: boolean): Found {
  const steps = findingViolation(value, maximum, mayBeBlank);
  return typeof value === 'string' && value.length > LONG ? inSteps(steps) : atOnce(steps);
}

/** The e-mail address of an account that there will be, which becomes its one spelling. */
export function IsEmailAddress(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, format: 'email', maxLength: 254, example: 'ada@example.com' }),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? (canonicalAddress(value) ?? value) : value,
    ),
    Check('isEmailAddress', (value) => identifierViolation(value, 254) ?? emailViolation(value)),
  );
}

function emailViolation(value: unknown): string | undefined {
  return isEmail(value) ? deceptionIn(String(value)) : 'must be an e-mail address';
}

/** What is wrong, or nothing; later where finding it takes more than a moment. */
type Found = string | undefined | Promise<string | undefined>;

/** A check of one property by a function that says what is wrong, or nothing. */
export function Check(name: string, violationOf: (value: unknown) => Found): PropertyDecorator {
  const violations = new WeakMap<object, string>();
  return (target, property) => {
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(property),
      validator: {
        validate: (value: unknown, { object }: ValidationArguments) => {
          const note = (found: string | undefined): boolean => {
            violations.set(object, found ?? '');
            return found === undefined;
          };
          const found = violationOf(value);
          return found instanceof Promise ? found.then(note) : note(found);
        },
        defaultMessage: ({ object }: ValidationArguments) => violations.get(object) ?? '',
      },
    });
  };
}
