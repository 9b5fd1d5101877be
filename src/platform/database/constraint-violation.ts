import { QueryFailedError } from 'typeorm';

const UNIQUE_VIOLATION = '23505';
const FOREIGN_KEY_VIOLATION = '23503';
const LOCK_NOT_AVAILABLE = '55P03';
const DEADLOCK_DETECTED = '40P01';
const QUERY_CANCELED = '57014';

/** The name of the unique constraint or index that a statement ran into, or nothing. */
export function violatedUnique(error: unknown): string | undefined {
  return violated(UNIQUE_VIOLATION, error);
}

/** The name of the foreign key whose row is not there (any more), or nothing. */
export function violatedForeignKey(error: unknown): string | undefined {
  return violated(FOREIGN_KEY_VIOLATION, error);
}

/** Whether the values of a statement kept it from being carried out: class 22 or 23. */
export function violatesData(error: unknown): boolean {
  return /^2[23]/.test(causeOf(error).code ?? '');
}

/** Whether a statement gave up because others hold what it needs. */
export function isLockedOut(error: unknown): boolean {
  return [LOCK_NOT_AVAILABLE, DEADLOCK_DETECTED].includes(causeOf(error).code ?? '');
}

/** Whether a statement was ended because it took too long. */
export function isTimedOut(error: unknown): boolean {
  return causeOf(error).code === QUERY_CANCELED;
}

function violated(state: string, error: unknown): string | undefined {
  const { code, constraint } = causeOf(error);
  return code === state ? constraint : undefined;
}

function causeOf(error: unknown): { readonly code?: string; readonly constraint?: string } {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return cause ?? {};
}
