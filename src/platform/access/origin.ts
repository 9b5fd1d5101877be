import { isIP } from 'node:net';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Where a call came from, for the audit log, and by which name we were called. */
export interface Origin {
  /** Of the client, as far as proxies in front of us are to be believed. */
  readonly address: string;
  readonly requestId: string;
  /** The host, as far as proxies in front of us are to be believed. */
  readonly host: string;
  /** What the client calls itself. */
  readonly agent?: string | undefined;
}

export function originOf(request: FastifyRequest): Origin {
  // Behind fewer proxies than are trusted it is whatever the client wrote.
  const address = isIP(request.ip) ? request.ip : 'unknown';
  const { 'user-agent': agent } = request.headers;
  return { address, requestId: request.id, host: request.hostname, agent };
}

/** Where the request came from, for calls that need no sign-in. */
export const CurrentOrigin = createParamDecorator((_: unknown, context: ExecutionContext): Origin =>
  originOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
