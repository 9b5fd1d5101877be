import type { CountedDocuments } from './counted-documents.js';
import { type HeldOutRows, scoreHeldOut } from './held-out.js';
import { trainMembers } from './members/train-members.js';
import { seededRandom, shuffle } from './random.js';
import { BACKGROUND, countKind, EXAMPLE, NAME } from './training-data.js';

/** Too few to hide some of them and to learn anything from it. */
const LEAST = { intents: 4, examples: 40 };
const HIDDEN_SHARE = 1 / 3;
const HELD_OUT_SHARE = 1 / 4;
/** More rows than these say nothing new about what is unknown: to train on, and to judge. */
const MOST_ROWS = { trained: 12_000, judged: 4_000 };

/** Rows of intents that the members know, without having seen them, and rows of no such intent. */
export interface KnownAndUnknown {
  readonly known: HeldOutRows;
  readonly unknown: HeldOutRows;
}

/**
 * Hides a third of the intents, and some of the background, from members trained on the rest, so
 * that it can be learned what a message of an unknown intent looks like to them. Null where there
 * are too few intents or examples.
 */
export function hideIntents(
  set: CountedDocuments,
  seed: number,
  onWork: (share: number) => void,
): KnownAndUnknown | null {
  const { documents, labels, kinds, intents } = set;
  const examples = countKind(set, EXAMPLE);
  if (intents.length < LEAST.intents || examples < LEAST.examples) return null;

  const random = seededRandom(seed);
  const order = [...intents.keys()];
  shuffle(order, random);
  const hidden = new Set(order.slice(0, Math.round(HIDDEN_SHARE * intents.length)));
  const train: number[] = [];
  const known: number[] = [];
  const unknown: number[] = [];
  const rows = [...labels.keys()];
  shuffle(rows, random);
  const heldOutTexts = new Map<string, boolean>();
  for (const row of rows) {
    // Equal texts stay together, so that none is judged by members that have seen it.
    const heldOut = heldOutTexts.get(documents[row]!) ?? random() < HELD_OUT_SHARE;
    heldOutTexts.set(documents[row]!, heldOut);
    if (hidden.has(labels[row]!)) {
      if (kinds[row] !== NAME) unknown.push(row);
    } else if (!heldOut) train.push(row);
    else if (kinds[row] === EXAMPLE) known.push(row);
    else if (kinds[row] === BACKGROUND) unknown.push(row);
  }
  const few = Int32Array.from(train.slice(0, MOST_ROWS.trained));
  const trained = new Set(few.map((row) => labels[row]!));
  const judged = known.filter((row) => trained.has(labels[row]!));
  const members = trainMembers(set, few, { served: false, seed }, onWork);
  // The same text under a hidden intent and under one that is shown is not unknown.
  const seen = new Set([...few, ...known].map((row) => documents[row]!));
  const strangers = unknown.filter((row) => !seen.has(documents[row]!));
  const score = (some: number[]): HeldOutRows =>
    scoreHeldOut(set, members, Int32Array.from(some.slice(0, MOST_ROWS.judged)));
  return { known: score(judged), unknown: score(strangers) };
}
