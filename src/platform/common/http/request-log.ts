import type { FastifyInstance } from 'fastify';

/** One line for each finished request; the query is left out, because searches hold people's words. */
export function logRequests(server: FastifyInstance): void {
  server.addHook('onResponse', (request, reply, done) => {
    const level = reply.statusCode >= 500 ? 'error' : 'info';
    const milliseconds = Math.round(reply.elapsedTime * 10) / 10;
    const path = request.url.split('?')[0];
    request.log[level]({ milliseconds }, `${request.method} ${path} ${reply.statusCode}`);
    done();
  });
}
