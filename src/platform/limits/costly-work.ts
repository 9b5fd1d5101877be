import { Injectable } from '@nestjs/common';
import { TooManyAtOnceError } from './limits.errors.js';

/** So much costly work one user has under way at the most, of all kinds together. */
export const COSTLY_AT_ONCE = 4;

/**
 * Counts what costs much more than an ordinary request, by user: searches, reports, replays, imports
 * and exports. Whoever asks for more at once is told to wait, so that it is not others who do.
 */
@Injectable()
export class CostlyWork {
  private readonly underWay = new Map<number, number>();

  /**
   * Begins something of a user's, and gives what ends it.
   * @throws TooManyAtOnceError
   */
  begin(userId: number): () => void {
    const before = this.underWay.get(userId) ?? 0;
    if (before >= COSTLY_AT_ONCE) throw new TooManyAtOnceError(COSTLY_AT_ONCE);
    this.underWay.set(userId, before + 1);
    return () => this.end(userId);
  }

  /** @throws TooManyAtOnceError */
  async run<Result>(userId: number, work: () => Promise<Result>): Promise<Result> {
    const end = this.begin(userId);
    try {
      return await work();
    } finally {
      end();
    }
  }

  private end(userId: number): void {
    const left = (this.underWay.get(userId) ?? 0) - 1;
    if (left > 0) this.underWay.set(userId, left);
    else this.underWay.delete(userId);
  }
}
