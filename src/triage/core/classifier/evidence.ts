import type { Evidence } from './classification.js';
import { BLOCKS, PHRASE, WORD } from './features.js';
import { keepBest } from './keep-best.js';
import type { MessageVector } from './message-vector.js';

/**
 * The features of a message that spoke most for a class, given what each contributed to its score:
 * at most `most`, largest first. Features that read the same (a word, and the same word next to the
 * edge) are added up into one.
 */
export function findEvidence(
  document: string,
  vector: MessageVector,
  contributions: ArrayLike<number>,
  most: number,
): Evidence[] {
  const found = new Map<string, { feature: string; kind: Evidence['kind']; weight: number }>();
  vector.features.forEach((_, i) => {
    const weight = contributions[i]!;
    if (weight === 0) return;
    const text = document.slice(vector.starts[i], vector.ends[i]).trim();
    const block = vector.blocks[i] === PHRASE && !text.includes(' ') ? WORD : vector.blocks[i]!;
    const key = `${block} ${text}`;
    const known = found.get(key);
    if (known) known.weight += weight;
    else found.set(key, { feature: text, kind: BLOCKS[block]!, weight });
  });
  const best: Evidence[] = [];
  for (const evidence of found.values()) {
    if (evidence.weight > 0) keepBest(best, evidence, most, ({ weight }) => weight);
  }
  return best;
}
