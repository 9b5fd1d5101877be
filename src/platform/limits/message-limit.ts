import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Settings } from '../config/index.js';
import { clientNetwork } from './client-network.js';
import { RateLimiters } from './rate-limiters.js';
import { RequestLimit } from './request-limit.js';

/** A text counts once for so many characters that it begins: reading it costs as much as it is long. */
const CHARACTERS = 500;

/** Limits how much a user, and a network, has read: tickets count by their length. */
@Injectable()
export class MessageLimit {
  private readonly ofUser: RequestLimit;
  private readonly ofNetwork: RequestLimit;

  private readonly most: number;

  constructor(limiters: RateLimiters, { rateLimitTicketsPerMinute }: Settings) {
    this.most = rateLimitTicketsPerMinute;
    this.ofUser = new RequestLimit(limiters, 'tickets', this.most);
    this.ofNetwork = new RequestLimit(limiters, 'tickets-network', this.most);
  }

  /** @throws RateLimitedError */
  async count(
    { userId, address, message }: { userId: number; address: string; message: unknown },
    reply: FastifyReply,
  ): Promise<void> {
    // The longest message comes through all the same where nothing else came in that minute.
    const cost = Math.min(costOf(message), this.most);
    await this.ofUser.count(userId, reply, cost);
    await this.ofNetwork.count(clientNetwork(address), reply, cost);
  }
}

/** How often a message counts; what is none is refused by others. */
export function costOf(message: unknown): number {
  return typeof message === 'string' ? Math.max(1, Math.ceil(message.length / CHARACTERS)) : 1;
}
