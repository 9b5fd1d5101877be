import { blendScores } from './blend.js';
import type { Tier } from './classification.js';
import type { ExampleSearch } from './examples/nearest.js';
import type { ModelInput } from './members/member.js';
import { rivalsOf, winnerOdds, winnerOf } from './winner.js';

/** What the members of a tier make of one message, before calibration. */
export interface Impression {
  /** Blended, one for each class. */
  readonly scores: Float64Array;
  /** The intent with the best score. */
  readonly winner: number;
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

/** Blends what the members of a tier say about a message and compares it with its winner's examples. */
export function impressionOf(
  { scores: all, hasLinear }: MemberScores,
  blend: readonly number[],
  intents: number,
  input: ModelInput,
  search: ExampleSearch,
): Impression {
  const scores = blendScores(all, blend);
  const winner = winnerOf(scores, intents);
  const { likeness, belonging } = search.compare(input, winner);
  const odds = winnerOdds(scores, winner);
  return {
    scores,
    winner,
    forWinner: [odds, ...likeness],
    forKnown: [
      odds,
      scores[winner]!,
      leadOver(scores, winner, intents),
      ...likeness,
      ...(hasLinear ? linearSigns(all[all.length - 1]!, intents) : []),
      Math.log1p(input.vector.features.length),
      ...belonging,
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
