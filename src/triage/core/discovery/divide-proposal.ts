import { divideInto, prepareDivision, withoutGaps } from './division.js';
import { votesForOwn } from './held-out-votes.js';
import type { Rows } from './rows.js';
import { type TellingWords, tellingWords } from './telling-words.js';

/** The parts of a proposal. */
export interface DividedProposal {
  /** The part of each text. */
  readonly groups: Int32Array;
  /** How sure the others are of the part of each. */
  readonly votes: Float32Array;
  /** What tells each part from the others. */
  readonly words: readonly TellingWords[];
}

/** Divides the messages of a proposal by the vectors with which it was found. */
export function divideProposal(
  texts: readonly string[],
  rows: Rows,
  parts: number,
  seed: number,
): DividedProposal {
  const divisible = prepareDivision(rows, seed);
  const groups = withoutGaps(divideInto(divisible, parts));
  const count = new Set(groups).size;
  const votes = votesForOwn(divisible.neighbours, groups);
  return { groups, votes, words: tellingWords(texts, groups, count) };
}
