import { AsyncResource } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** NOTIFY in every transaction would have them commit one by one: a third of the inserts were left. */
const PAUSE_MS = 20;

/** Wakes all instances for what was committed: at once, and at most so often. */
export class WakeUpCalls {
  private readonly notify: () => Promise<unknown>;
  private next: Promise<void> | undefined;
  private lastAt = -Infinity;

  constructor(notify: () => Promise<unknown>) {
    // A call belongs to no caller: it must not be sent in the transaction of one.
    this.notify = AsyncResource.bind(notify);
  }

  /** Call after a commit; whoever comes before the next call is sent shares it. */
  call(): Promise<void> {
    return (this.next ??= this.send());
  }

  private async send(): Promise<void> {
    await sleep(Math.max(0, this.lastAt + PAUSE_MS - performance.now()));
    this.next = undefined;
    this.lastAt = performance.now();
    await this.notify();
  }
}
