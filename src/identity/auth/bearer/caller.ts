import type { FastifyRequest } from 'fastify';
import { type Origin, originOf } from '../../../platform/access/index.js';

const BEARER = /^Bearer +(\S+) *$/i;

/** What strategies learn of a request: enough to say who is calling. */
export interface Caller {
  /** What `Authorization: Bearer …` carries; null, as Passport has it, for nothing. */
  readonly token: string | null;
  readonly origin: Origin;
}

export function callerOf(request: FastifyRequest): Caller {
  const [, token = null] = BEARER.exec(request.headers.authorization ?? '') ?? [];
  return { token, origin: originOf(request) };
}
