import type { FastifyInstance } from 'fastify';
import { clientNetwork } from './client-network.js';
import type { RateLimiters } from './rate-limiters.js';
import { RequestLimit } from './request-limit.js';

export interface RequestsPerMinute {
  readonly rateLimitPerMinute: number;
  readonly rateLimitSignInPerMinute: number;
}

export interface LimitedPaths {
  /** Routes that check a password or a token. */
  readonly signIn: RegExp;
  /** Routes that must always answer. */
  readonly exempt: RegExp;
}

/**
 * Limits requests per address, routes that check a password or token more strictly. It runs before
 * the body is read, so that it also covers unknown routes and oversized bodies.
 */
export function limitAddresses(
  server: FastifyInstance,
  limiters: RateLimiters,
  { rateLimitPerMinute, rateLimitSignInPerMinute }: RequestsPerMinute,
  { signIn, exempt }: LimitedPaths,
): void {
  const ordinary = new RequestLimit(limiters, 'default', rateLimitPerMinute);
  const strict = new RequestLimit(limiters, 'sign-in', rateLimitSignInPerMinute);
  server.addHook('onRequest', async (request, reply) => {
    // The route, not the address: an address can be written in many ways.
    const route = request.routeOptions.url ?? '';
    if (exempt.test(route)) return;
    const limit = signIn.test(route) ? strict : ordinary;
    await limit.count(clientNetwork(request.ip), reply);
  });
}
