import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type Problem, problem } from '../errors/problem.js';

/** So long the rest of what a refused client sends is read, and forgotten. */
const LINGER_MS = 1_000;

const refused = new WeakSet<Socket>();

const CONTENT_TYPE = 'application/problem+json; charset=utf-8';

/** Answers what the router refuses before any route is found: an address that cannot be decoded. */
export function refuseAddress(
  error: FastifyError,
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const body =
    error.statusCode === 414
      ? problem(414, 'REQUEST.URI_TOO_LONG', 'A part of the address is too long.', request.id)
      : problem(400, 'REQUEST.MALFORMED', 'The address cannot be decoded.', request.id);
  void reply
    .status(body.status)
    .headers({ 'content-type': CONTENT_TYPE, 'x-request-id': request.id })
    .send(JSON.stringify(body));
}

/** Answers what is not HTTP, or too long to be read, and hangs up. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !(socket.writable || refused.has(socket))) {
    socket.destroy();
    return;
  }
  // What it still sends is refused too, but it has its answer.
  if (refused.has(socket)) return;
  refused.add(socket);
  const body = describe(error.code);
  const text = JSON.stringify(body);
  socket.end(
    `HTTP/1.1 ${body.status} ${STATUS_CODES[body.status] ?? ''}\r\n` +
      `Content-Type: ${CONTENT_TYPE}\r\nX-Request-Id: ${body.requestId}\r\n` +
      `Content-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
  );
  // Closed while the client still sends, the connection would be reset before the answer is read.
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

function describe(code: string | undefined): Problem {
  const id = randomUUID();
  if (code === 'HPE_HEADER_OVERFLOW') {
    return problem(431, 'REQUEST.HEADERS_TOO_LARGE', 'Address and headers are too long.', id);
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return problem(408, 'REQUEST.TIMEOUT', 'The request took too long to arrive.', id);
  }
  return problem(400, 'REQUEST.MALFORMED', 'This is not a valid HTTP request.', id);
}
