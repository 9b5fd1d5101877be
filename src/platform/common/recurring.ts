import { AsyncResource } from 'node:async_hooks';
import { Logger } from '@nestjs/common';

/**
 * Work that is done from time to time for as long as the process lives, one run at a time. It keeps
 * no process alive, and a run that fails is tried again at the next time: of failures in a row, the
 * log tells the first.
 */
export class Recurring {
  private readonly logger = new Logger('Recurring');
  private readonly ending = new AbortController();
  private readonly work: (signal: AbortSignal) => Promise<unknown>;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private isWanted = false;
  private isFailing = false;

  /**
   * @param name what it does, as the log tells it, such as `remove old keys`
   * @param work is given the signal of `stop`, so that a long run may end early
   */
  constructor(
    private readonly name: string,
    private readonly everyMs: number,
    work: (signal: AbortSignal) => Promise<unknown>,
  ) {
    // A run belongs to nobody who woke it: it must not be part of, say, that one's transaction.
    this.work = AsyncResource.bind(work);
  }

  /** Begins, with a first run at once unless told otherwise; not after `stop`. */
  start({ atOnce = true } = {}): void {
    if (this.timer || this.ending.signal.aborted) return;
    this.timer = setInterval(() => this.runUnlessRunning(), this.everyMs).unref();
    if (atOnce) this.runUnlessRunning();
  }

  /** Runs now; while a run is under way, once more after it, as that one may have missed the news. */
  wake(): void {
    this.isWanted = true;
    this.runUnlessRunning();
  }

  /** Begins nothing new, and waits for the run that is under way. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.ending.abort();
    await this.running;
  }

  private runUnlessRunning(): void {
    if (this.ending.signal.aborted) return;
    this.running ??= this.run();
  }

  private async run(): Promise<void> {
    do {
      this.isWanted = false;
      await this.runOnce();
    } while (this.hasToRunAgain());
    // Not a turn later, or who wakes it in between would be overheard.
    this.running = undefined;
  }

  private hasToRunAgain(): boolean {
    return this.isWanted && !this.ending.signal.aborted;
  }

  private async runOnce(): Promise<void> {
    try {
      await this.work(this.ending.signal);
      this.isFailing = false;
    } catch (error) {
      if (!this.isFailing) this.logger.warn(`cannot ${this.name} now: ${String(error)}`);
      this.isFailing = true;
    }
  }
}
