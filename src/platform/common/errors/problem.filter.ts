import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { describeError } from './describe-error.js';

/** Turns whatever was thrown into problem details; what was not expected shows nothing of itself. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly debug: boolean) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent || reply.raw.headersSent) return;
    const { body, retryAfter } = describeError(error, request, this.debug);
    if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
    if (body.status === 401) void reply.header('www-authenticate', 'Bearer');
    // Cast: a serialised string keeps Fastify from looking for a response schema.
    void reply
      .status(body.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(body));
  }
}
