import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { readMessage } from '../../triage/core/index.js';
import { Redaction } from '../tickets/index.js';
import type { LeftOut } from './discovery-values.js';

/** A message as it came. */
export interface RawMessage {
  readonly text: string;
  readonly ticketId: number | null;
}

/** A message as it is looked at, and how often it was said. */
export interface CleanMessage extends RawMessage {
  readonly times: number;
}

export interface CleanMessages {
  readonly messages: readonly CleanMessage[];
  readonly leftOut: LeftOut;
}

/** Requests have a turn after so many. */
const AT_ONCE = 200;

/** Takes out of messages what nobody asks in them, and what must not be kept. */
@Injectable()
export class MessageCleaning {
  constructor(private readonly redaction: Redaction) {}

  /** Their new parts, without payment data as the organisation wants it, each once. */
  async clean(organizationId: number, raw: readonly RawMessage[]): Promise<CleanMessages> {
    const byKey = new Map<string, CleanMessage>();
    const leftOut = { automatic: 0, empty: 0 };
    for (const [index, { text, ticketId }] of raw.entries()) {
      if (index % AT_ONCE === 0) await nextTurn();
      const read = readMessage(text);
      const kept = (await this.redaction.apply(organizationId, read.text)).trim();
      if (read.kind === 'automatic_message') leftOut.automatic += 1;
      else if (kept === '') leftOut.empty += 1;
      else {
        const key = kept.toLowerCase().replace(/\s+/g, ' ');
        const before = byKey.get(key);
        const first = before ?? { text: kept, ticketId, times: 0 };
        byKey.set(key, { ...first, times: first.times + 1 });
      }
    }
    return { messages: [...byKey.values()], leftOut };
  }
}
