import { EncoderError } from '../../../language/encoders/index.js';
import { type ReadMessage, readMessage } from '../../../triage/core/index.js';
import type { ModelJudge } from '../../../triage/judging/index.js';
import { type FormerNames, withNamesNow } from '../../../triage/taxonomy/index.js';
import { REMOVED_MESSAGE } from '../../tickets/index.js';
import { type Basis, newBasis, storedBasis, unjudgedBasis } from './decide-again.js';
import type { PastTicket } from './past-tickets.js';
import { NoVectorsError } from './replay.errors.js';

type BasesOf = (tickets: readonly PastTicket[]) => Promise<(Basis | null)[]>;

/** What the tickets were decided by. */
export const storedBases: BasesOf = (tickets) => Promise.resolve(tickets.map(storedBasis));

/**
 * What a model makes of the messages today.
 * @throws NoVectorsError
 */
export function newBases(
  judge: ModelJudge,
  answerable: ReadonlySet<string>,
  former: FormerNames,
): BasesOf {
  return async (tickets) => {
    const readable = tickets
      .filter(({ message }) => message !== REMOVED_MESSAGE)
      .map((ticket) => ({ ticket, ...readAgain(ticket) }));
    const requests = readable.filter(({ kind }) => kind === 'request');
    const judgements = await judge
      .judge(requests.map(({ text }) => text))
      .catch((error: unknown) => {
        throw error instanceof EncoderError ? new NoVectorsError(error.message) : error;
      });
    const bases = new Map<PastTicket, Basis>();
    for (const { ticket, kind } of readable) bases.set(ticket, unjudgedBasis(kind));
    requests.forEach(({ ticket }, i) => {
      const judgement = judgements[i];
      if (judgement) {
        const named = withNamesNow(former, judgement);
        bases.set(ticket, newBasis(named, answerable, ticket.wish));
      }
    });
    return tickets.map((ticket) => bases.get(ticket) ?? null);
  };
}

/** Where a part was left out of what was classified, it is left out again. */
function readAgain({ message, classified, wish }: PastTicket): ReadMessage {
  if (wish === 'rest' && classified !== null) return { kind: 'request', text: classified };
  return readMessage(message);
}
