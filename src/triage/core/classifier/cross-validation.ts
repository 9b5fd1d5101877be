import type { CountedDocuments } from './counted-documents.js';
import { dealFolds } from './folds.js';
import { type HeldOutRows, scoreHeldOut } from './held-out.js';
import { trainMembers } from './members/train-members.js';
import { seededRandom, shuffle } from './random.js';
import { EXAMPLE } from './training-data.js';

/** More held-out predictions than these say nothing new, and more scores would fill the memory. */
const ENOUGH = { rows: 20_000, scores: 8_000_000 };

/**
 * Scores examples by members trained without them: fold by fold, until there are enough. An example
 * whose intent the other documents do not have is left out.
 */
export function crossValidate(
  set: CountedDocuments,
  folds: number,
  seed: number,
  onWork: (share: number) => void,
): HeldOutRows[] {
  const foldOf = dealFolds(set.documents, set.labels, folds, seed);
  const all = Int32Array.from(set.labels.keys());
  const enough = Math.min(ENOUGH.rows, Math.ceil(ENOUGH.scores / set.classes));
  const heldOut: HeldOutRows[] = [];
  let judged = 0;
  for (let fold = 0; fold < folds && judged < enough; fold++) {
    const seen = all.filter((row) => foldOf[row] !== fold);
    const known = new Set(seen.map((row) => set.labels[row]!));
    const held = all.filter((row) => {
      return foldOf[row] === fold && set.kinds[row] === EXAMPLE && known.has(set.labels[row]!);
    });
    shuffle(held, seededRandom(seed + fold));
    const few = held.slice(0, enough - judged).sort();
    if (few.length === 0) continue;
    const members = trainMembers(set, seen, { served: false, seed }, (share) => {
      onWork(share / folds);
    });
    heldOut.push(scoreHeldOut(set, members, few));
    judged += few.length;
  }
  return heldOut;
}
