import { isIPv6 } from 'node:net';
import type { FastifyInstance } from 'fastify';

const HEADER = 'x-forwarded-for';

/**
 * Reads addresses of `X-Forwarded-For` without the port that some proxies add, which changes with
 * every connection of one client. Where no proxy is trusted but the header comes, all clients of a
 * proxy would count as one: that is said once, as is what helps.
 */
export function readForwardedAddresses(
  server: FastifyInstance,
  isTrusting: boolean,
  warn: (line: string) => void,
): void {
  let hasWarned = false;
  server.addHook('onRequest', (request, _reply, done) => {
    const given = request.raw.headers[HEADER];
    if (given !== undefined && isTrusting) {
      request.raw.headers[HEADER] = String(given).split(',').map(withoutPort).join(', ');
    } else if (given !== undefined && !hasWarned) {
      hasWarned = true;
      warn(
        `X-Forwarded-For came from ${request.ip} and was not believed: if that is your proxy, set TRUST_PROXY, or all of its clients count as one`,
      );
    }
    done();
  });
}

/** `192.0.2.1:50001` and `[2001:db8::1]:50001` are written so by Azure and by RFC 7239, 6. */
export function withoutPort(entry: string): string {
  const text = entry.trim();
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1];
  if (bracketed !== undefined && isIPv6(bracketed)) return bracketed;
  return /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? text;
}
