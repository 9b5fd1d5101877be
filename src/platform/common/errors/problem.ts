import { STATUS_CODES } from 'node:http';
import { ApiProperty } from '@nestjs/swagger';
import type { ErrorKind, Violation } from './domain-error.js';

/** The one place where a kind of failure becomes an HTTP status. */
export const STATUS_OF: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  not_allowed: 405,
  conflict: 409,
  stale: 412,
  too_large: 413,
  unsupported: 415,
  unprocessable: 422,
  rate_limited: 429,
  unavailable: 503,
};

export class ProblemViolation implements Violation {
  /** Where: a field, a parameter, or a row of an import. */
  @ApiProperty({ example: 'message' })
  readonly path: string;

  @ApiProperty({ example: 'must not be blank' })
  readonly message: string;
}

/** Every error body: RFC 9457 problem details with a stable code and the request's id. */
export class Problem {
  @ApiProperty({ example: 'urn:problem:ticket.not_found' })
  readonly type: string;

  @ApiProperty({ example: 'Not Found' })
  readonly title: string;

  @ApiProperty({ example: 404 })
  readonly status: number;

  @ApiProperty({ example: 'There is no ticket 17.' })
  readonly detail: string;

  @ApiProperty({ example: 'TICKET.NOT_FOUND', description: 'Never changes; switch on this.' })
  readonly code: string;

  @ApiProperty({ example: '0b5f8f0e-6d0e-4a9c-9d0a-3c7d0a0f5d11' })
  readonly requestId: string;

  @ApiProperty({ type: [ProblemViolation] })
  readonly errors: readonly ProblemViolation[];

  /** Of a conversation that is a part of another: which one that is. */
  @ApiProperty({ required: false })
  readonly mergedInto?: number;

  /** Of a limit that is reached: how much is allowed. */
  @ApiProperty({ type: Number, required: false })
  readonly limit?: number;

  /** Of a limit that is reached: how much was used. */
  @ApiProperty({ type: Number, required: false })
  readonly used?: number;

  /** Of a limit that is reached: from when on it counts anew; null where it does not. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true, required: false })
  readonly renewsAt?: Date | null;
}

export function problem(
  status: number,
  code: string,
  detail: string,
  requestId: string,
  errors: readonly Violation[] = [],
): Problem {
  const title = STATUS_CODES[status] ?? 'Error';
  return {
    type: `urn:problem:${code.toLowerCase()}`,
    title,
    status,
    detail,
    code,
    requestId,
    errors,
  };
}
