import { HttpException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isDatabaseAway } from './database-away.js';
import { DomainError } from './domain-error.js';
import { describeHttpFailure } from './http-failures.js';
import { type Problem, problem, STATUS_OF } from './problem.js';

const RETRY_AFTER_OUTAGE_SECONDS = 5;

export interface DescribedError {
  readonly body: Problem;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number | undefined;
}

/**
 * Whatever was thrown while a request was answered as problem details; what was not expected is
 * logged and shows nothing of itself.
 */
export function describeError(
  error: unknown,
  request: Pick<FastifyRequest, 'id' | 'log'>,
  debug = false,
): DescribedError {
  const id = request.id;
  if (error instanceof DomainError) {
    const status = STATUS_OF[error.kind];
    const { code, message, violations, members } = error;
    const body = Object.assign(problem(status, code, message, id, violations), members);
    return { body, retryAfter: error.retryAfter };
  }
  if (isDatabaseAway(error)) {
    request.log.error({ error: String(error) }, 'database unavailable');
    const detail = 'The database cannot do this right now. Try again in a few seconds.';
    return {
      body: problem(503, 'DATABASE.UNAVAILABLE', detail, id),
      retryAfter: RETRY_AFTER_OUTAGE_SECONDS,
    };
  }
  const known = describeHttpFailure(error);
  if (known) return { body: problem(known.status, known.code, known.detail, id) };
  request.log.error(
    { error: String(error), ...(debug && { stack: stackOf(error) }) },
    'unexpected error',
  );
  const detail = `Something went wrong on our side. Report request ${id} if it happens again.`;
  return { body: problem(500, 'INTERNAL', detail, id) };
}

function stackOf(error: unknown): string | undefined {
  return error instanceof Error || error instanceof HttpException ? error.stack : undefined;
}
