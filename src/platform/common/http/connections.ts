import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FastifyHttpOptions, FastifyInstance } from 'fastify';

/** What one client may take, so that slow or hostile ones cost the others nothing. */
export const CONNECTION_LIMITS = {
  // A whole request with its body: 5 MB at 1.4 Mbit/s.
  requestTimeout: 30_000,
  // Longer than load balancers keep an idle connection (nginx and AWS: 60 s): were we the first to
  // hang up, a request that is just being sent would be lost.
  keepAliveTimeout: 72_000,
  // Nothing in or out, for instance a client that does not read its answer; longer than any answer.
  connectionTimeout: 300_000,
  // Requests that come in on connections that are still busy at the end are answered, not refused.
  return503OnClosing: false,
  http: {
    // The head alone, counted from the first byte or from connecting: one packet, as a rule.
    headersTimeout: 10_000,
    // How often the time limits are looked at; Node's 30 s would make 10 s up to 40.
    connectionsCheckingInterval: 1_000,
    // Address and headers together (Node's default); more is 431.
    maxHeaderSize: 16 * 1024,
  },
} satisfies FastifyHttpOptions<Server>;

// Some 10 kB each; Node itself raises the limit of open files as far as the system lets it.
const MOST_CONNECTIONS = 15_000;
const LINGER_MS = 2_000;

/**
 * Makes room for new connections at the cost of those that were quiet for longest, and hangs up on
 * the quiet ones at the end: Node takes one that has sent nothing yet, or half a head, for busy. Gives
 * what takes a socket out that is none of these any more, as it speaks something else than HTTP.
 */
export function limitConnections(
  fastify: FastifyInstance,
  mostConnections = MOST_CONNECTIONS,
): (socket: Duplex) => void {
  const { server } = fastify;
  const quiet = new Set<Socket>();
  const requests = new WeakMap<Socket, number>();
  let open = 0;
  let closing = false;

  const letBeQuiet = (socket: Socket): void => {
    if (closing) socket.destroySoon();
    else if (!socket.destroyed) quiet.add(socket);
  };
  server.on('connection', (socket: Socket) => {
    open += 1;
    socket.once('close', () => {
      open -= 1;
      quiet.delete(socket);
    });
    quiet.add(socket);
    if (open <= mostConnections) return;
    const [quietest] = quiet;
    quietest?.destroy();
  });
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    quiet.delete(socket);
    requests.set(socket, (requests.get(socket) ?? 0) + 1);
    response.once('close', () => {
      const left = (requests.get(socket) ?? 1) - 1;
      requests.set(socket, left);
      if (left === 0) letBeQuiet(socket);
    });
  });
  fastify.addHook('onResponse', ({ raw }, _reply, done) => {
    // Answered before the body was complete: some more is read, so that the answer arrives.
    if (!raw.complete) setTimeout(() => raw.complete || raw.socket.destroy(), LINGER_MS).unref();
    done();
  });
  fastify.addHook('preClose', (done) => {
    closing = true;
    for (const socket of quiet) socket.destroy();
    done();
  });
  return (socket) => quiet.delete(socket as Socket);
}
