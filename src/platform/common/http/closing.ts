import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';

/**
 * Hangs up after the answers that are still under way, so that no idle client delays the end, and
 * already while the end is announced: a client that keeps its connection would never turn away.
 */
export function hangUpWhenClosing(server: FastifyInstance, isAnnounced: () => boolean): void {
  let closing = false;
  server.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  server.addHook('onSend', (_request, reply, payload, done) => {
    // A stream may outlast the beginning of the end, when it is too late to say so.
    if (closing || isAnnounced() || payload instanceof Readable) {
      void reply.header('connection', 'close');
    }
    done();
  });
}
