import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from './domain-error.js';
import { describeHttpFailure } from './http-failures.js';
import { isDatabaseAway } from './database-away.js';
import { type Problem, problem, STATUS_OF } from './problem.js';

const RETRY_AFTER_OUTAGE_SECONDS = 5;

/** Turns whatever was thrown into problem details; what was not expected shows nothing of itself. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly debug: boolean) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent || reply.raw.headersSent) return;
    const { body, retryAfter } = this.translate(error, request);
    if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
    if (body.status === 401) void reply.header('www-authenticate', 'Bearer');
    // Cast: a serialised string keeps Fastify from looking for a response schema.
    void reply
      .status(body.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(body));
  }

  private translate(
    error: unknown,
    request: FastifyRequest,
  ): { body: Problem; retryAfter?: number | undefined } {
    const id = request.id;
    if (error instanceof DomainError) {
      const status = STATUS_OF[error.kind];
      const body = problem(status, error.code, error.message, id, error.violations);
      return { body, retryAfter: error.retryAfter };
    }
    if (isDatabaseAway(error)) {
      request.log.error({ error: String(error) }, 'database unavailable');
      const detail = 'The database cannot be reached right now. Try again in a few seconds.';
      return {
        body: problem(503, 'DATABASE.UNAVAILABLE', detail, id),
        retryAfter: RETRY_AFTER_OUTAGE_SECONDS,
      };
    }
    const known = describeHttpFailure(error);
    if (known) return { body: problem(known.status, known.code, known.detail, id) };
    request.log.error(
      { error: String(error), ...(this.debug && { stack: stackOf(error) }) },
      'unexpected error',
    );
    const detail = `Something went wrong on our side. Report request ${id} if it happens again.`;
    return { body: problem(500, 'INTERNAL', detail, id) };
  }
}

function stackOf(error: unknown): string | undefined {
  return error instanceof Error || error instanceof HttpException ? error.stack : undefined;
}
