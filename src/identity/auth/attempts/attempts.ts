import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import { RateLimitedError } from '../../../platform/common/errors/request-errors.js';
import { Settings } from '../../../platform/config/index.js';
import { clientNetwork, RateLimiters } from '../../../platform/limits/index.js';
import { failureCounters, type FailureLimits, failureLimits } from './failure-counters.js';
import { delayAfter } from './pace.js';
import { WaitingRoom } from './waiting-room.js';
import { WrongSecretError } from './wrong-secret.errors.js';

/** Whom somebody tries to sign in as. */
export interface TriedAccount {
  /** Its number, or what somebody calls one that there is not. */
  readonly organization: number | string;
  readonly email: string;
}

/**
 * Slows guessing down. Attempts on an account wait the longer the more failed, from wherever, but
 * are made in the end: who fails on purpose cannot lock the owner out. Only the address from which
 * an account was tried in vain many times is refused, for that account and for a while.
 */
@Injectable()
export class Attempts {
  private readonly limits: FailureLimits;
  private readonly failures: ReturnType<typeof failureCounters>;
  private readonly room = new WaitingRoom((milliseconds) => this.wait(milliseconds));

  constructor(settings: Settings, limiters: RateLimiters) {
    this.limits = failureLimits(settings);
    this.failures = failureCounters(this.limits, limiters);
  }

  /**
   * Makes an attempt on the account with this address in this organisation, whether there is one or
   * not; it fails by throwing a `WrongSecretError`.
   * @throws RateLimitedError
   */
  async make<Result>(
    { organization, email }: TriedAccount,
    address: string,
    attempt: () => Promise<Result>,
  ): Promise<Result> {
    const tried = `${organization} ${email.toLowerCase()}`;
    const account = createHash('sha256').update(tried).digest('base64url');
    const network = clientNetwork(address);
    const pair = `${account}@${network}`;
    const { limits, failures } = this;
    // Counted before it is known how it ends: of many guesses at once each counts for the next.
    const ofPair = await failures.pair.penalty(pair);
    if (ofPair.consumedPoints > limits.ofPair) throw new RateLimitedError(secondsLeft(ofPair));
    const ofAccount = await failures.account.penalty(account);
    const ofAddress = await failures.address.penalty(network);
    try {
      const delay = Math.max(
        delayAfter(ofAccount.consumedPoints - 1, limits.ofAccount),
        delayAfter(ofAddress.consumedPoints - 1, limits.ofAddress),
      );
      const waiter = { pair, network };
      const result = await (delay === 0 ? attempt() : this.room.after(delay, waiter, attempt));
      await failures.pair.delete(pair);
      await Promise.all([failures.account.reward(account), failures.address.reward(network)]);
      return result;
    } catch (error) {
      if (!(error instanceof WrongSecretError)) {
        await Promise.all([
          failures.pair.reward(pair),
          failures.account.reward(account),
          failures.address.reward(network),
        ]);
      }
      throw error;
    }
  }

  /**
   * Tries a code of an authenticator app, of which there are only a million: after many wrong ones
   * the account takes none for a while, from wherever. Only who knows the password gets so far, and
   * recovery codes are taken all the same.
   * @throws RateLimitedError
   */
  async tryCode(userId: number, attempt: () => Promise<boolean>): Promise<boolean> {
    const tried: RateLimiterAbstract = this.failures.codes;
    const state = await tried.penalty(userId);
    if (state.consumedPoints > this.limits.ofCodes) throw new RateLimitedError(secondsLeft(state));
    const isRight = await attempt();
    if (isRight) await tried.delete(userId);
    return isRight;
  }

  protected wait(milliseconds: number): Promise<void> {
    return sleep(milliseconds);
  }
}

function secondsLeft({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1000));
}
