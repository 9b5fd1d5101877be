import type { FastifyInstance } from 'fastify';
import { isKnown } from './etag.js';

const PRIVATE = 'private, no-cache';
/** Tokens, keys and codes: not even the own browser keeps them on disk. */
const SECRET = 'no-store';

/**
 * Answers a GET with 304 where the client has what it asks for already, by its entity tag; and lets
 * no cache that several people share keep what the API answers one of them.
 */
export function useConditionalRequests(
  server: FastifyInstance,
  { api, secret }: { api: string; secret: RegExp },
): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    if (request.url.startsWith(api) && !reply.hasHeader('cache-control')) {
      const isSecret = secret.test(request.routeOptions.url ?? '');
      void reply.header('cache-control', isSecret ? SECRET : PRIVATE);
    }
    const etag = reply.getHeader('etag');
    if (typeof etag !== 'string' || reply.statusCode !== 200 || !isRead(request.method)) {
      done(null, payload);
      return;
    }
    if (!isKnown(request.headers['if-none-match'], etag)) {
      done(null, payload);
      return;
    }
    void reply.status(304).removeHeader('content-type').removeHeader('content-length');
    done(null, null);
  });
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}
