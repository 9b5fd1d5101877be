import { IncomingMessage, type OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

/**
 * What every answer tells browsers: to run and embed nothing but what is ours, to guess no types, and
 * the like. It is the same for all of them, and worked out once: for each anew, it would cost more
 * than validating the request.
 */
export function sendSecurityHeaders(server: FastifyInstance): void {
  const headers = securityHeaders();
  server.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
}

function securityHeaders(): OutgoingHttpHeaders {
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  // Where TLS ends in front of us or not at all, the browser must not be sent there from the docs.
  helmet({ contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } })(
    response.req,
    response,
    (error) => {
      if (error) throw error as Error;
    },
  );
  return response.getHeaders();
}
