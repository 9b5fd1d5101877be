import { firstOfEach, type Piece, SHARES, withinShares } from './fair-shares.js';
import { countJudged, type JudgedCounts } from './judged-counts.js';

/** An answer of the machine to somebody who is not of the staff. */
export interface ReportedAnswer extends Piece {
  /** Whether its requester said that it did not resolve the ticket. */
  readonly complained: boolean;
}

/** So many accounts must complain of an intent's answers before a complaint counts. */
const LEAST_REQUESTERS = 2;

/**
 * What requesters report of the last answers, oldest first: wrong where they complained, else right,
 * whether they said so or nothing. To call an answer right has no effect, so that nobody gains by it.
 * One account alone changes nothing, many change no more than their shares.
 */
export function weighReports(answers: readonly ReportedAnswer[]): JudgedCounts {
  const complaints = withinShares(
    answers.filter(({ complained }) => complained),
    'surest',
  );
  const shared = sharedIntents(complaints);
  const heard = complaints.filter(({ predicted }) => shared.has(predicted));
  // Which answers may count as right does not depend on what is said of any.
  const first = firstOfEach(answers, SHARES.ofRequester, ({ requester }) => requester);
  const silent = first.filter(({ complained }) => !complained);
  return countJudged([
    ...heard.map((it) => ({ ...it, familiar: true, right: false })),
    ...silent.map((it) => ({ ...it, familiar: true, right: true })),
  ]);
}

/** The intents of whose answers enough accounts complain. */
function sharedIntents(complaints: readonly ReportedAnswer[]): Set<string> {
  const requesters = new Map<string, Set<number>>();
  for (const { predicted, requester } of complaints) {
    requesters.set(predicted, (requesters.get(predicted) ?? new Set()).add(requester));
  }
  const shared = [...requesters].filter(([, { size }]) => size >= LEAST_REQUESTERS);
  return new Set(shared.map(([intent]) => intent));
}
