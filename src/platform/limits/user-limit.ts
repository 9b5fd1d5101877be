import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Settings } from '../config/index.js';
import { RateLimiters } from './rate-limiters.js';
import { RequestLimit } from './request-limit.js';

/** Limits the requests of a user: from wherever they come, and with whatever sign-in. */
@Injectable()
export class UserLimit {
  private readonly limit: RequestLimit;

  constructor(limiters: RateLimiters, { rateLimitPerUserPerMinute }: Settings) {
    this.limit = new RequestLimit(limiters, 'user', rateLimitPerUserPerMinute);
  }

  /** @throws RateLimitedError */
  count(userId: number, reply: FastifyReply): Promise<void> {
    return this.limit.count(userId, reply);
  }
}
