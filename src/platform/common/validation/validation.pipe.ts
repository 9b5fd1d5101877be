import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError as Failure } from 'class-validator';
import type { Violation } from '../errors/domain-error.js';
import { ValidationError } from '../errors/request-errors.js';
import { UploadedFile } from '../http/body-parsers.js';
import { MapOfNames } from '../http/maps-of-names.js';
import { isJsonObject } from './json-object.js';

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
    const input = type === 'body' ? bodyOf(value) : value;
    if (type === 'body' || type === 'query') assertOrdinaryKeys(input);
    return super.transform(input, metadata);
  }

  /** Ids and the like are read by their own pipes, which are stricter than `Number()`. */
  protected override transformPrimitive(value: unknown): unknown {
    return value;
  }
}

/** A body in which names that people choose are no keys any more, which could be taken for others. */
function bodyOf(value: unknown): object {
  // Without a body every field is missing, and the answer names them.
  if (value === undefined) return {};
  if (isJsonObject(value)) return MapOfNames.within(value);
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

// Nest removes these at every depth, for safety: better refused than lost.
function strippedKeys(value: unknown, depth = 0): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (depth > MAX_DEPTH) {
    const message = `must not be nested deeper than ${MAX_DEPTH} levels`;
    throw new ValidationError([{ path: 'body', message }]);
  }
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(key === 'constructor' || key === 'prototype' ? [key] : []),
    ...strippedKeys(inner, depth + 1),
  ]);
}

/** `rows[3].intent` */
function pathOf({ property }: Failure, parent: string): string {
  if (parent === '') return property;
  return /^\d+$/.test(property) ? `${parent}[${property}]` : `${parent}.${property}`;
}

function flatten(failure: Failure, parent: string): Violation[] {
  const path = pathOf(failure, parent);
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
