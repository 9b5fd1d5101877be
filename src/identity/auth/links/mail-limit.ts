import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import { spellingsOf } from '../../../platform/common/validation/email-address.js';
import { RateLimiters } from '../../../platform/limits/index.js';

/** So many mails an hour go to one address, whoever asks for them. */
const MAILS = 5;
const HOUR = 3_600;

/**
 * Keeps strangers from filling a mailbox. Who asks too often is told what everybody is told, so that
 * neither the limit nor whoever uses it up says whether there is such an account.
 */
@Injectable()
export class MailLimit {
  private readonly limiter: RateLimiterAbstract;

  constructor(limiters: RateLimiters) {
    this.limiter = limiters.create({ keyPrefix: 'account-mails', points: MAILS, duration: HOUR });
  }

  /** Counts a mail to this address; says whether it may be sent. */
  async allows(organizationId: number, email: string): Promise<boolean> {
    const address = spellingsOf(email).at(-1) ?? email;
    const key = createHash('sha256').update(`${organizationId} ${address}`).digest('base64url');
    return (await this.limiter.penalty(key)).consumedPoints <= MAILS;
  }
}
