import type { FastifyInstance } from 'fastify';

/**
 * One line for each finished request; the query is left out, because searches hold people's words.
 * @param quiet routes of which only failures are worth a line, as each page asks for many of them
 */
export function logRequests(server: FastifyInstance, quiet: RegExp): void {
  server.addHook('onResponse', (request, reply, done) => {
    const isQuiet = reply.statusCode < 400 && quiet.test(request.routeOptions.url ?? '');
    const level = reply.statusCode >= 500 ? 'error' : isQuiet ? 'debug' : 'info';
    const milliseconds = Math.round(reply.elapsedTime * 10) / 10;
    const path = request.url.split('?')[0];
    request.log[level]({ milliseconds }, `${request.method} ${path} ${reply.statusCode}`);
    done();
  });
}
