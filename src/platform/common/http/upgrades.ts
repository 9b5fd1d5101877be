import { EventEmitter } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * Where WebSocket connections to one address arrive, as the event `upgrade`. Once a server listens to
 * it, Node hands it every request that offers to speak something else, as clients in Java do at each
 * with HTTP/2: those are read anew as the requests that they are.
 * @param release is told of the sockets that are requests no more
 */
export function acceptUpgrades(
  server: Server,
  path: string,
  release: (socket: Duplex) => void,
): EventEmitter {
  const accepted = new EventEmitter();
  server.on('upgrade', (request, socket, head) => {
    if (!isMeant(request, path)) readAnew(server, request, socket, head);
    else if (accepted.listenerCount('upgrade') === 0) socket.destroy();
    else {
      release(socket);
      accepted.emit('upgrade', request, socket, head);
    }
  });
  return accepted;
}

function isMeant({ method, url = '', headers }: IncomingMessage, path: string): boolean {
  const isWebSocket = headers.upgrade?.toLowerCase() === 'websocket';
  return method === 'GET' && isWebSocket && url.split('?')[0] === path;
}

/** Puts the request back without the offer, for the server to read it like any other. */
function readAnew(server: Server, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const lines = [`${request.method} ${request.url} HTTP/${request.httpVersion}`];
  const { rawHeaders } = request;
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? '';
    const isOffer = /^(upgrade|connection|http2-settings)$/i.test(name);
    if (!isOffer) lines.push(`${name}: ${rawHeaders[at + 1]}`);
  }
  const text = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  socket.unshift(Buffer.concat([text, head]));
  server.emit('connection', socket);
}
