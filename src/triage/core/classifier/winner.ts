import { keepBest } from './keep-best.js';

/** The index of the highest of the first `classes` scores; the first of equals. */
export function winnerOf(scores: ArrayLike<number>, classes: number): number {
  let winner = 0;
  for (let label = 1; label < classes; label++) {
    if (scores[label]! > scores[winner]!) winner = label;
  }
  return winner;
}

/** The log odds of a winner against all other classes together in a softmax of the scores. */
export function winnerOdds(scores: ArrayLike<number>, winner: number): number {
  let rivals = Number.MIN_VALUE;
  for (let label = 0; label < scores.length; label++) {
    if (label !== winner) rivals += Math.exp(scores[label]! - scores[winner]!);
  }
  return -Math.log(rivals);
}

/** The best `most` of the first `classes` classes but one, best first. */
export function rivalsOf(
  scores: ArrayLike<number>,
  classes: number,
  except: number,
  most: number,
): number[] {
  const best: number[] = [];
  for (let label = 0; label < classes; label++) {
    if (label !== except) keepBest(best, label, most, (it) => scores[it]!);
  }
  return best;
}

/**
 * Shares out the probability that the winner is wrong among all other classes, with the softness
 * that the calibration found right, none above the winner; gives the shares of some of them.
 */
export function shareAmong(
  rivals: readonly number[],
  scores: ArrayLike<number>,
  winner: { readonly label: number; readonly confidence: number },
  softness: number,
): number[] {
  const odds = (label: number) => Math.exp(softness * (scores[label]! - scores[winner.label]!));
  let total = Number.MIN_VALUE;
  for (let label = 0; label < scores.length; label++) {
    if (label !== winner.label) total += odds(label);
  }
  return rivals.map((rival) => {
    return Math.min(((1 - winner.confidence) * odds(rival)) / total, winner.confidence);
  });
}
