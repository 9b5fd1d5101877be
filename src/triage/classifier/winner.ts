/** How sharply raw scores (about −1 to 1) are told apart; chosen by cross-validation. */
const SHARPNESS = 10;
/** Where one-vs-rest training puts a class that a message does not belong to. */
const NONE_OF_THEM = -1;

/** The index of the highest of the first `classes` scores; the first of equals. */
export function winnerOf(scores: ArrayLike<number>, classes: number): number {
  let winner = 0;
  for (let label = 1; label < classes; label++) {
    if (scores[label]! > scores[winner]!) winner = label;
  }
  return winner;
}

/**
 * The log odds of the winner against all rivals together in a sharpened softmax of the scores.
 * "None of them" is one more rival, so that a single intent has odds as well.
 */
export function winnerOdds(scores: ArrayLike<number>, classes: number, winner: number): number {
  const best = scores[winner]!;
  let rivals = Math.exp(SHARPNESS * (NONE_OF_THEM - best));
  for (let label = 0; label < classes; label++) {
    if (label !== winner) rivals += Math.exp(SHARPNESS * (scores[label]! - best));
  }
  return -Math.log(rivals);
}

/**
 * Shares out the probability that the winner is wrong among its rivals, with the softness that
 * the calibration's slope found right, none above the winner; returns the best `most` as pairs.
 */
export function shareAmongRivals(
  scores: ArrayLike<number>,
  classes: number,
  winner: { readonly label: number; readonly confidence: number },
  slope: number,
  most: number,
): { label: number; confidence: number }[] {
  const softness = SHARPNESS * slope;
  const best = scores[winner.label]!;
  const odds = (score: number) => Math.exp(softness * (score - best));
  let total = odds(NONE_OF_THEM);
  for (let label = 0; label < classes; label++) {
    if (label !== winner.label) total += odds(scores[label]!);
  }
  return bestLabels(scores, classes, winner.label, most).map((label) => {
    const share = ((1 - winner.confidence) * odds(scores[label]!)) / total;
    return { label, confidence: Math.min(share, winner.confidence) };
  });
}

function bestLabels(
  scores: ArrayLike<number>,
  classes: number,
  except: number,
  most: number,
): number[] {
  const best: number[] = [];
  for (let label = 0; label < classes; label++) {
    if (label === except) continue;
    let place = best.length;
    while (place > 0 && scores[best[place - 1]!]! < scores[label]!) place--;
    if (place === most) continue;
    best.splice(place, 0, label);
    if (best.length > most) best.pop();
  }
  return best;
}
