import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { readInTurns } from '../../triage/judging/index.js';
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

type Batches = Iterable<readonly RawMessage[]> | AsyncIterable<readonly RawMessage[]>;

/** Requests have a turn after so many. */
const AT_ONCE = 10;

/** Takes out of messages what nobody asks in them, and what must not be kept. */
@Injectable()
export class MessageCleaning {
  constructor(private readonly redaction: Redaction) {}

  /** Their new parts, without payment data as the organisation wants it, each once. */
  async clean(organizationId: number, batches: Batches): Promise<CleanMessages> {
    const byKey = new Map<string, CleanMessage>();
    const leftOut = { automatic: 0, empty: 0 };
    for await (const batch of batches) {
      for (const [index, { text, ticketId }] of batch.entries()) {
        if (index % AT_ONCE === 0) await nextTurn();
        // Before it is cut, as the half of a number looks like none.
        const read = await readInTurns(await this.redaction.apply(organizationId, text));
        const kept = ownCopy(read.text.trim());
        if (read.kind === 'automatic_message') leftOut.automatic += 1;
        else if (kept === '') leftOut.empty += 1;
        else {
          const key = kept.toLowerCase().replace(/\s+/g, ' ');
          const before = byKey.get(key);
          const first = before ?? { text: kept, ticketId, times: 0 };
          byKey.set(key, { ...first, times: first.times + 1 });
        }
      }
    }
    return { messages: [...byKey.values()], leftOut };
  }
}

/** A part of a string keeps the whole of it in memory, however long that is. */
function ownCopy(text: string): string {
  return Buffer.from(text).toString();
}
