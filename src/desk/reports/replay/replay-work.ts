import { setImmediate as nextTurn } from 'node:timers/promises';
import { mapAhead } from '../../../platform/common/pipeline.js';
import type { Policy } from '../../../triage/core/index.js';
import { type Basis, decideAgain } from './decide-again.js';
import type { PastTicket } from './past-tickets.js';
import { type ReplayFigures, ReplayTally } from './replay-tally.js';

/** Batches that are judged before their turn, so that no thread waits for the database. */
const AHEAD = 2;

/** What to replay, and how. */
export interface ReplayWork {
  readonly batches: AsyncIterable<readonly PastTicket[]>;
  /** For each ticket what it is decided by now; null where its text is gone. */
  readonly basesOf: (tickets: readonly PastTicket[]) => Promise<readonly (Basis | null)[]>;
  readonly policy: Policy;
  /** How many flipped tickets to keep. */
  readonly examples: number;
  /** Is told of so many more tickets. */
  readonly onDone: (tickets: number) => void;
}

/** Decides the tickets again, batch by batch; `signal` ends it. */
export async function replayTickets(
  { batches, basesOf, policy, examples, onDone }: ReplayWork,
  signal: AbortSignal,
): Promise<ReplayFigures & { readonly removed: number }> {
  const tally = new ReplayTally(examples);
  let removed = 0;
  const judged = mapAhead(batches, AHEAD, async (tickets) => {
    signal.throwIfAborted();
    return { tickets, bases: await basesOf(tickets) };
  });
  for await (const { tickets, bases } of judged) {
    signal.throwIfAborted();
    tickets.forEach((ticket, i) => {
      const basis = bases[i];
      if (basis) tally.add(decideAgain(ticket, basis, policy));
      else removed++;
    });
    onDone(tickets.length);
    // Requests get a turn in between.
    await nextTurn();
  }
  return { ...tally.figures(), removed };
}
