/** What kind of failure an error is; the HTTP layer maps each to one status. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'not_allowed'
  | 'conflict'
  | 'stale'
  | 'unprocessable'
  | 'too_large'
  | 'rate_limited'
  | 'unsupported'
  | 'unavailable';

/** One thing that is wrong with the input: where (`rows[3].intent`) and what to do about it. */
export interface Violation {
  readonly path: string;
  readonly message: string;
}

/**
 * An expected failure. Each stands beside its domain with a code that never changes; its message
 * is shown to the caller, so it says what to do and holds no secret.
 */
export abstract class DomainError extends Error {
  abstract readonly kind: ErrorKind;
  abstract readonly code: string;
  readonly violations: readonly Violation[] = [];
  /** What the problem says beside what all say. */
  readonly members: Readonly<Record<string, unknown>> = {};
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
}
