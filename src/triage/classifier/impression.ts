import { blendScores } from './blend.js';
import type { Tier } from './classification.js';
import type { ExampleSearch, Likeness } from './examples/nearest.js';
import type { ModelInput } from './members/member.js';
import { rivalsOf, winnerOdds, winnerOf } from './winner.js';

const MOST_ALTERNATIVES = 4;
/** The winner's rivals whose examples are compared with the message as well. */
const COMPARED_RIVALS = 2;
const MOST_NEAREST = 3;

/** What the members of a tier make of one message, before calibration. */
export interface Impression {
  /** Blended, one for each class. */
  readonly scores: Float64Array;
  /** The intent with the best score. */
  readonly winner: number;
  /** The next best intents, best first. */
  readonly rivals: readonly number[];
  readonly likeness: Likeness;
  /** Speaks for the winner: the log odds, then how alike its nearest examples are. */
  readonly forWinner: readonly number[];
  /** Speaks for a message that is of any intent at all. */
  readonly forKnown: readonly number[];
  /** How far the winner is above the background; +∞ without one. */
  readonly aboveBackground: number;
}

/** Members' scores in the order of `membersOf`; the linear member's, if there is one, come last. */
export interface MemberScores {
  readonly scores: readonly ArrayLike<number>[];
  readonly hasLinear: boolean;
}

/** Blends what the members of a tier say about a message and compares it with the examples. */
export function impressionOf(
  { scores: all, hasLinear }: MemberScores,
  blend: readonly number[],
  intents: number,
  input: ModelInput,
  search: ExampleSearch,
): Impression {
  const scores = blendScores(all, blend);
  const winner = winnerOf(scores, intents);
  const rivals = rivalsOf(scores, intents, winner, MOST_ALTERNATIVES);
  const compared = [winner, ...rivals.slice(0, COMPARED_RIVALS)];
  const likeness = search.find(input, compared, MOST_NEAREST);
  const odds = winnerOdds(scores, winner);
  return {
    scores,
    winner,
    rivals,
    likeness,
    forWinner: [odds, ...likeness.first],
    forKnown: [
      odds,
      scores[winner]!,
      leadOver(scores, winner, intents),
      ...likeness.first,
      ...(hasLinear ? linearSigns(all[all.length - 1]!, intents) : []),
    ],
    aboveBackground: scores.length > intents ? scores[winner]! - scores[intents]! : Infinity,
  };
}

/** How many signs a tier has for the winner. */
export function signsForWinner(tier: Tier): number {
  return tier === 'full' ? 3 : 2;
}

/** The machines' own winner: its score, and its lead over its rival and the background. */
function linearSigns(scores: ArrayLike<number>, intents: number): number[] {
  const winner = winnerOf(scores, intents);
  const [rival] = rivalsOf(scores, intents, winner, 1);
  return [
    scores[winner]!,
    rival === undefined ? 0 : scores[winner]! - scores[rival]!,
    leadOver(scores, winner, intents),
  ];
}

/** The lead over the background; 0 without one. */
function leadOver(scores: ArrayLike<number>, winner: number, background: number): number {
  return scores.length > background ? scores[winner]! - scores[background]! : 0;
}
