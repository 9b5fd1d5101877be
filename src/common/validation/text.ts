import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { registerDecorator, type ValidationArguments } from 'class-validator';

// NUL cannot be stored by PostgreSQL; the other C0 controls only ever hide something.
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** What keeps a value from being text that people can read and PostgreSQL can store, or nothing. */
export function textViolation(value: unknown, maximum: number): string | undefined {
  if (typeof value !== 'string') return 'must be text';
  if (value.trim() === '') return 'must not be blank';
  if (value.length > maximum) {
    return `must be at most ${maximum} characters long, has ${value.length}`;
  }
  if (CONTROL.test(value)) return 'must not contain control characters';
  if (!value.isWellFormed()) return 'must be valid Unicode: it contains half of a surrogate pair';
  return undefined;
}

/** Text that is not blank, at most `maximum` UTF-16 units long, without control characters. */
export function IsText(maximum: number): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, minLength: 1, maxLength: maximum }),
    (target: object, property: string | symbol) => {
      registerDecorator({
        name: 'isText',
        target: target.constructor,
        propertyName: String(property),
        validator: {
          validate: (value: unknown) => textViolation(value, maximum) === undefined,
          defaultMessage: ({ value }: ValidationArguments) => textViolation(value, maximum) ?? '',
        },
      });
    },
  );
}
