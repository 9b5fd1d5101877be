import { ValidationError } from '../errors/request-errors.js';

/** The names of the fields that a change sets; one that sets none is a mistake. */
export function assertChanges(change: object): string[] {
  const fields = Object.entries(change).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  );
  if (fields.length > 0) return fields;
  throw new ValidationError([{ path: 'body', message: 'must name at least one change' }]);
}
