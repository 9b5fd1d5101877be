import type { FastifyInstance } from 'fastify';

/** Hangs up after the answers that are still under way, so that no idle client delays the end. */
export function hangUpWhenClosing(server: FastifyInstance): void {
  let closing = false;
  server.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) void reply.header('connection', 'close');
    done();
  });
}
