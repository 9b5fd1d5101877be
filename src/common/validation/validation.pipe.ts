import { ValidationPipe } from '@nestjs/common';
import type { ValidationError as Failure } from 'class-validator';
import type { Violation } from '../errors/domain-error.js';
import { ValidationError } from '../errors/request-errors.js';

/** Bodies and queries become their DTO class; an unknown field is an error, not ignored. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: false, value: false },
    exceptionFactory: (failures) => new ValidationError(failures.flatMap((it) => flatten(it, ''))),
  });
}

function flatten(failure: Failure, parent: string): Violation[] {
  const path = parent ? `${parent}.${failure.property}` : failure.property;
  // Checks are listed from the last one written to the first, which tells what the thing is.
  const [first] = Object.values(failure.constraints ?? {}).reverse();
  const own = (first === undefined ? [] : [first]).map((message) => ({
    path,
    // class-validator begins its messages with the name of the property, which `path` says.
    message: message.startsWith(`${failure.property} `)
      ? message.slice(failure.property.length + 1)
      : message.replace(`property ${failure.property} should not exist`, 'is not a known field'),
  }));
  return [...own, ...(failure.children ?? []).flatMap((child) => flatten(child, path))];
}
