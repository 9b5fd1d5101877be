import type { FastifyInstance, FastifyReply } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { RateLimitedError } from '../errors/request-errors.js';

const WINDOW_SECONDS = 60;

export interface RateLimits {
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
export function limitRequests(
  server: FastifyInstance,
  limits: RateLimits,
  { signIn, exempt }: LimitedPaths,
): void {
  const policies = {
    default: new RateLimiterMemory({ points: limits.rateLimitPerMinute, duration: WINDOW_SECONDS }),
    'sign-in': new RateLimiterMemory({
      points: limits.rateLimitSignInPerMinute,
      duration: WINDOW_SECONDS,
      keyPrefix: 'sign-in',
    }),
  };
  server.addHook('onRequest', async (request, reply) => {
    // The route, not the address: an address can be written in many ways.
    const route = request.routeOptions.url ?? '';
    if (exempt.test(route)) return;
    const name = signIn.test(route) ? 'sign-in' : 'default';
    const limiter = policies[name];
    const state = await limiter.consume(request.ip).catch((refused: unknown) => {
      if (refused instanceof RateLimiterRes) return refused;
      throw refused;
    });
    announce(reply, name, limiter.points, state);
    if (state.consumedPoints > limiter.points) throw new RateLimitedError(seconds(state));
  });
}

// https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
function announce(reply: FastifyReply, name: string, points: number, state: RateLimiterRes): void {
  void reply.header('ratelimit-policy', `"${name}";q=${points};w=${WINDOW_SECONDS}`);
  void reply.header('ratelimit', `"${name}";r=${state.remainingPoints};t=${seconds(state)}`);
}

function seconds(state: RateLimiterRes): number {
  return Math.max(1, Math.ceil(state.msBeforeNext / 1000));
}
