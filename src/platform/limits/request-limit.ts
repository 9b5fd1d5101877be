import type { FastifyReply } from 'fastify';
import { type RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { RateLimitedError } from '../common/errors/request-errors.js';
import type { RateLimiters } from './rate-limiters.js';

const WINDOW_SECONDS = 60;

/** So many requests per minute; each answer says under which name, and how many are left. */
export class RequestLimit {
  private readonly limiter: RateLimiterAbstract;

  constructor(
    limiters: RateLimiters,
    private readonly name: string,
    private readonly points: number,
  ) {
    this.limiter = limiters.create({
      keyPrefix: name,
      points,
      duration: WINDOW_SECONDS,
      inMemoryBlockOnConsumed: points + 1,
    });
  }

  /**
   * Counts a request of `key`, as several where it costs as much, and announces what is left.
   * @throws RateLimitedError
   */
  async count(key: string | number, reply: FastifyReply, cost = 1): Promise<void> {
    let state: RateLimiterRes;
    let isRefused = false;
    try {
      state = await this.limiter.consume(key, cost);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      state = refusal;
      isRefused = true;
    }
    const seconds = Math.max(1, Math.ceil(state.msBeforeNext / 1000));
    // https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
    append(reply, 'ratelimit-policy', `"${this.name}";q=${this.points};w=${WINDOW_SECONDS}`);
    append(reply, 'ratelimit', `"${this.name}";r=${state.remainingPoints};t=${seconds}`);
    if (isRefused) throw new RateLimitedError(seconds);
  }
}

/** Both fields are lists, with an item for each policy that the request is under. */
function append(reply: FastifyReply, field: string, item: string): void {
  const before = reply.hasHeader(field) ? `${String(reply.getHeader(field))}, ` : '';
  void reply.header(field, before + item);
}
