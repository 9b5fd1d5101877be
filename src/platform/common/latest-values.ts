import type { Logger } from '@nestjs/common';
import { Recurring } from './recurring.js';

const LOOK_EVERY_MS = 2_000;
const WRITE_EVERY_MS = 60_000;

type Entries<Value> = readonly (readonly [id: number, value: Value])[];

/** What is noted, and how it is written. */
interface LatestValuesOptions<Value> {
  /** What it does, as the log tells it, such as `note the use of API keys`. */
  readonly name: string;
  /** What the log says is lost where the last ones cannot be written. */
  readonly lost: string;
  readonly logger: Logger;
  readonly write: (entries: Entries<Value>) => Promise<unknown>;
}

/**
 * Remembers the latest value of each id and writes it from time to time, those of all organisations in
 * one statement and each at most once a minute: no request waits for it, nor does one fail when the
 * database does not take it. What could not be written is written later, the rest at the end.
 */
export class LatestValues<Value> {
  private readonly pending = new Map<number, Value>();
  private readonly writtenAt = new Map<number, number>();
  private readonly writing: Recurring;

  constructor(private readonly options: LatestValuesOptions<Value>) {
    this.writing = new Recurring(options.name, LOOK_EVERY_MS, () =>
      this.write(Date.now() - WRITE_EVERY_MS),
    );
  }

  start(): void {
    this.writing.start();
  }

  /** Writes what is left: after the last request, before the connections are closed. */
  async stop(): Promise<void> {
    const { logger, lost } = this.options;
    await this.writing.stop();
    await this.write(Infinity).catch((error: unknown) => {
      logger.warn(`${lost}: ${String(error)}`);
    });
  }

  /** A new object each time: it tells whether there was another one while the last was written. */
  note(id: number, value: Value): void {
    this.pending.set(id, value);
  }

  /** Writes those that were last written before `before`. */
  private async write(before: number): Promise<void> {
    const due = [...this.pending].filter(([id]) => (this.writtenAt.get(id) ?? 0) < before);
    if (due.length === 0) return;
    await this.options.write(due);
    // Nobody has to be remembered for longer than they wait for.
    for (const [id, at] of this.writtenAt) if (at < before) this.writtenAt.delete(id);
    for (const [id, value] of due) {
      this.writtenAt.set(id, Date.now());
      // Noted again while it was written: that is for the next time.
      if (this.pending.get(id) === value) this.pending.delete(id);
    }
  }
}
