import { EncoderError } from '../../../language/encoders/index.js';
import { type FormerNames, type ReadMessage, withNamesNow } from '../../../triage/core/index.js';
import type { Answerable } from '../../../triage/index.js';
import { type ModelJudge, readInTurns } from '../../../triage/judging/index.js';
import { REMOVED_MESSAGE } from '../../tickets/index.js';
import { type Basis, newBasis, severalBasis, storedBasis, unjudgedBasis } from './decide-again.js';
import type { PastTicket } from './past-tickets.js';
import { NoVectorsError } from './replay.errors.js';

type BasesOf = (tickets: readonly PastTicket[]) => Promise<(Basis | null)[]>;

/** What the tickets were decided by. */
export const storedBases: BasesOf = (tickets) => Promise.resolve(tickets.map(storedBasis));

/**
 * What a model makes of the messages today.
 * @throws NoVectorsError
 */
export function newBases(judge: ModelJudge, answerable: Answerable, former: FormerNames): BasesOf {
  return async (tickets) => {
    const readable: (ReadMessage & { readonly ticket: PastTicket })[] = [];
    for (const ticket of tickets) {
      if (ticket.message === REMOVED_MESSAGE) continue;
      readable.push({ ticket, ...(await readAgain(ticket)) });
    }
    const requests = readable
      .filter(({ kind }) => kind === 'request')
      .map(({ ticket, text, isCut }) => ({
        ticket,
        text,
        texts: partsOf(ticket, text),
        wish: isCut ? ('unread' as const) : ticket.wish,
      }));
    const judgements = await judge
      .judge(requests.flatMap(({ texts }) => texts))
      .catch((error: unknown) => {
        throw error instanceof EncoderError ? new NoVectorsError(error.message) : error;
      });
    const bases = new Map<PastTicket, Basis>();
    for (const { ticket, kind } of readable) bases.set(ticket, unjudgedBasis(kind));
    const languageOf = await judge.languageReader();
    const left = judgements.map((judgement) => withNamesNow(former, judgement));
    requests.forEach(({ ticket, text, texts, wish }) => {
      const own = left.splice(0, texts.length);
      const [judgement] = own;
      if (!judgement) return;
      const language = languageOf(text, judgement.tier);
      if (own.length > 1) bases.set(ticket, severalBasis(own, answerable, language));
      else bases.set(ticket, newBasis(judgement, answerable, language, wish));
    });
    return tickets.map((ticket) => bases.get(ticket) ?? null);
  };
}

/** Where a part was left out of what was classified, it is left out again. */
function readAgain({ message, classified, wish }: PastTicket): ReadMessage | Promise<ReadMessage> {
  const isPart = wish === 'rest' || wish === 'several';
  if (isPart) return { kind: 'request', text: classified ?? message };
  return readInTurns(message);
}

/** The text, or each of its several wishes. */
function partsOf({ wishes }: PastTicket, text: string): string[] {
  return wishes.length > 1 ? wishes.map(({ from, to }) => text.slice(from, to)) : [text];
}
