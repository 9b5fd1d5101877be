import { AsyncResource } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Database, type OrganizationDatabase } from '../database/index.js';

export const SIGNALS = 'live_signals';

const NOTIFY = { name: 'notify_live_signals', text: `SELECT pg_notify('${SIGNALS}', $1)` };
/** What comes within it is sent together, outside of all transactions. */
const TOGETHER_MS = 50;
/** Below the 8,000 bytes that PostgreSQL takes. */
const MOST_BYTES = 7_500;
const MOST_WAITING = 20_000;

type Signal = readonly [kind: string, data: object];
type Listener = (data: never, from: string) => void;

interface Parcel {
  readonly from: string;
  readonly signals: readonly Signal[];
}

/**
 * What all instances hear at once, and nobody later: it is stored nowhere, and lost where somebody is
 * away. For what is over in a moment, such as that somebody types.
 */
@Injectable()
export class Signals {
  private readonly logger = new Logger('Signals');
  private readonly database: OrganizationDatabase;
  private readonly instance = randomUUID();
  private readonly listeners = new Map<string, Listener>();
  private readonly onConnected: (() => void)[] = [];
  private readonly later: (work: () => void) => void;
  private waiting: Signal[] = [];
  private isSending = false;

  constructor(database: Database) {
    this.database = database.system;
    // They belong to nobody's transaction.
    this.later = AsyncResource.bind((work: () => void) => {
      setTimeout(work, TOGETHER_MS).unref();
    });
  }

  /** Has a kind of signal heard, of this instance as of all. @param listener is told which it is from */
  on(kind: string, listener: (data: never, from: string) => void): void {
    if (this.listeners.has(kind)) throw new Error(`${kind} is listened to twice`);
    this.listeners.set(kind, listener);
  }

  /** Called whenever signals arrive from now on, and those before may have been missed. */
  onReconnect(listener: () => void): void {
    this.onConnected.push(listener);
  }

  /** Tells this instance now and the others in a moment. */
  send(kind: string, data: object): void {
    this.hear([kind, data], this.instance);
    if (this.waiting.length < MOST_WAITING) this.waiting.push([kind, data]);
    if (this.isSending) return;
    this.isSending = true;
    this.later(() => void this.flush());
  }

  /** A parcel of some instance, perhaps of this one. */
  receive(text: string): void {
    try {
      const { from, signals } = JSON.parse(text) as Parcel;
      if (from !== this.instance) for (const signal of signals) this.hear(signal, from);
    } catch (error) {
      this.logger.warn(`cannot read a signal: ${String(error)}`);
    }
  }

  reconnected(): void {
    for (const listener of this.onConnected) listener();
  }

  private hear([kind, data]: Signal, from: string): void {
    this.listeners.get(kind)?.(data as never, from);
  }

  private async flush(): Promise<void> {
    const signals = this.waiting;
    this.waiting = [];
    this.isSending = false;
    try {
      for (const parcel of parcelsOf(this.instance, signals)) {
        await this.database.run(NOTIFY, [parcel]);
      }
    } catch (error) {
      this.logger.warn(`signals were lost: ${String(error)}`);
    }
  }
}

/** As few texts as possible, none longer than is taken. */
export function parcelsOf(from: string, signals: readonly Signal[]): string[] {
  const texts = signals.map((signal) => JSON.stringify(signal));
  const parcels: string[] = [];
  let parts: string[] = [];
  let bytes = 0;
  const close = (): void => {
    if (parts.length > 0)
      parcels.push(`{"from":${JSON.stringify(from)},"signals":[${parts.join()}]}`);
    parts = [];
    bytes = 0;
  };
  for (const text of texts) {
    const size = Buffer.byteLength(text) + 1;
    if (bytes + size > MOST_BYTES) close();
    // One alone that is too long would fail all.
    if (size <= MOST_BYTES) parts.push(text);
    bytes += size;
  }
  close();
  return parcels;
}
