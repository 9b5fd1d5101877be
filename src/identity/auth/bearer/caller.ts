import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { KEY_HEADER, type Origin, originOf } from '../../../platform/access/index.js';
import { KEY_PREFIX } from './key-format.js';

const BEARER = /^Bearer +(\S+) *$/i;

/** What strategies learn of a request: enough to say who is calling. */
export interface Caller {
  /** What `Authorization: Bearer …` or, without it, `X-API-Key` carries; null, as Passport has it, for nothing. */
  readonly token: string | null;
  readonly origin: Origin;
}

export function callerOf(request: FastifyRequest): Caller {
  const { headers } = request;
  const token = headers.authorization === undefined ? keyIn(headers) : bearerIn(headers);
  return { token, origin: originOf(request) };
}

function bearerIn({ authorization }: IncomingHttpHeaders): string | null {
  return BEARER.exec(authorization ?? '')?.[1] ?? null;
}

// Other tokens are not looked for there: gateways have keys of their own in this header.
function keyIn(headers: IncomingHttpHeaders): string | null {
  const key = headers[KEY_HEADER.toLowerCase()];
  return typeof key === 'string' && key.startsWith(KEY_PREFIX) ? key.trim() : null;
}
