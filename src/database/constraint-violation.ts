import { QueryFailedError } from 'typeorm';

const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';

/** The name of the unique constraint or index that a statement ran into, or nothing. */
export function violatedUnique(error: unknown): string | undefined {
  return violated(UNIQUE_VIOLATION, error);
}

/** The name of the foreign key whose row is not there (any more), or nothing. */
export function violatedForeignKey(error: unknown): string | undefined {
  return violated(FOREIGN_KEY_VIOLATION, error);
}

function violated(state: string, error: unknown): string | undefined {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  const { code, constraint } = (cause ?? {}) as { code?: string; constraint?: string };
  return code === state ? constraint : undefined;
}
