/** The confidence from which answers are worth their risk: three right ones outweigh a wrong one. */
export const WORTH_ANSWERING = 0.75;
const RIGHT_PER_WRONG = WORTH_ANSWERING / (1 - WORTH_ANSWERING);
/** The share of real messages that may be of no intent yet. */
const UNKNOWN_SHARE = 0.15;

/** A message of a known intent, or of none, and how familiar it looks. */
export interface Told {
  readonly familiarity: number;
  readonly known: boolean;
  readonly answered: boolean;
  readonly right: boolean;
}

/**
 * The share of the messages of known intents under the familiarity at which turning away pays most:
 * where what is spared in wrong answers to messages of no intent is furthest above what is lost in
 * right ones, if 15 in 100 messages are of no intent.
 */
export function worthTurningAway(told: readonly Told[]): number {
  const known = told.filter((it) => it.known).length;
  const unknown = told.length - known;
  if (known === 0 || unknown === 0) return 0;
  const spared = (RIGHT_PER_WRONG * UNKNOWN_SHARE) / unknown;
  const lost = (1 - UNKNOWN_SHARE) / known;
  let gain = 0;
  let passed = 0;
  let best = { gain: 0, share: 0 };
  for (const it of [...told].sort((a, b) => a.familiarity - b.familiarity)) {
    if (it.known) passed++;
    if (!it.answered) continue;
    gain += it.known ? (it.right ? -lost : lost * RIGHT_PER_WRONG) : spared;
    if (gain > best.gain) best = { gain, share: passed / known };
  }
  return best.share;
}
