import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError as Failure } from 'class-validator';
import type { Violation } from '../errors/domain-error.js';
import { ValidationError } from '../errors/request-errors.js';
import { UploadedFile } from '../http/body-parsers.js';
import { MapOfNames, MAPS_OF_NAMES } from '../http/maps-of-names.js';

/** No body needs more; what takes them apart calls itself for every level. */
const MAX_DEPTH = 32;

/** Bodies and queries become their DTO class; an unknown field is an error, not ignored. */
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      validationError: { target: false, value: false },
      exceptionFactory: (failures) =>
        new ValidationError(failures.flatMap((failure) => flatten(failure, ''))),
    });
  }

  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (value instanceof UploadedFile) return Promise.resolve(value);
    const { type } = metadata;
    // Without a body every field is missing, and the answer names them.
    const input = type === 'body' && value === undefined ? {} : value;
    if (type === 'body') assertObject(input);
    if (type === 'body' || type === 'query') assertOrdinaryKeys(input);
    const isBody = type === 'body' && isObject(input);
    return super.transform(isBody ? MapOfNames.within(input) : input, metadata);
  }

  /** Ids and the like are read by their own pipes, which are stricter than `Number()`. */
  protected override transformPrimitive(value: unknown): unknown {
    return value;
  }
}

function assertObject(value: unknown): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return;
  throw new ValidationError([{ path: 'body', message: 'must be a JSON object' }]);
}

// What every object has, class-transformer takes for its own and class-validator does not see.
function assertOrdinaryKeys(value: unknown): void {
  const strange = [
    ...Object.keys(value ?? {}).filter((key) => key in Object.prototype),
    ...strippedKeys(value),
  ];
  if (strange.length === 0) return;
  throw new ValidationError(
    [...new Set(strange)].map((path) => ({ path, message: 'is not a known field' })),
  );
}

// What may change an object's prototype is refused at every depth, but not where it is a name.
function strippedKeys(value: unknown, depth = 0): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (depth > MAX_DEPTH) {
    const message = `must not be nested deeper than ${MAX_DEPTH} levels`;
    throw new ValidationError([{ path: 'body', message }]);
  }
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(key === 'constructor' || key === 'prototype' ? [key] : []),
    ...strippedKeys(inner, depth + 1).filter(
      (it) => !(MAPS_OF_NAMES.has(key) && isObject(inner) && Object.hasOwn(inner, it)),
    ),
  ]);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
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
