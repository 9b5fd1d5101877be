/** How `eld` scales the average weight of the pieces of a text to a score below 1. */
const SCALE = 25;
/** Bytes from one piece to the next, and how many bytes it looks at. */
const STRIDE = 3;
const MOST_BYTES = 380;
/** What the weights of pieces that lie side by side say together, as they repeat each other. */
const TEMPER = 30;

/**
 * Log odds of scores: an average weight says little of two pieces and much of fifty. `letters` are
 * those of the text. Chosen on 13,000 English messages, of which it then names hardly any wrongly.
 */
export function weighed(
  scores: Readonly<Record<string, number>>,
  letters: string,
): Record<string, number> {
  const pieces = Math.min(Buffer.byteLength(letters), MOST_BYTES) / STRIDE;
  return Object.fromEntries(
    Object.entries(scores).map(([language, score]) => [
      language,
      ((SCALE * score) / (1 - score)) * (pieces / TEMPER),
    ]),
  );
}
