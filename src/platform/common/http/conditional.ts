import type { FastifyInstance } from 'fastify';
import { isKnown } from './etag.js';

/** What somebody is answered is theirs: not even the own browser keeps it on disk. */
const PRIVATE = 'no-store';

/**
 * Answers a GET with 304 where the client has what it asks for already, by its entity tag; and lets
 * no cache keep what is answered anywhere but at the routes that show all the same. Those that there
 * are not count too, and it is the route that counts: an address can be written in many ways.
 */
export function useConditionalRequests(
  server: FastifyInstance,
  { sameForAll }: { sameForAll: RegExp },
): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    if (!sameForAll.test(request.routeOptions.url ?? '')) {
      void reply.header('cache-control', PRIVATE);
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
