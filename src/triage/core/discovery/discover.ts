import { groupMessages } from './grouping.js';
import { lexicalRows } from './lexical-rows.js';
import { nameGroups } from './names.js';
import { ontoPrincipalDirections } from './principal-directions.js';
import { innerProduct, meansOf, normalizeRows, pickRows, type Rows, sizesOf } from './rows.js';
import { tellingWords } from './telling-words.js';

/** Messages without labels, and what is known beforehand. */
export interface DiscoveryTask {
  /** Each once. */
  readonly texts: readonly string[];
  /** Examples of intents that there are; `intent` is a place in `intents`. */
  readonly examples: readonly { readonly text: string; readonly intent: number }[];
  readonly intents: readonly string[];
  /** Of the texts and then the examples, of length 1; without them words alone are compared. */
  readonly vectors: Rows | null;
  /** How many new intents there shall be; found where nobody says so. */
  readonly count?: number | undefined;
  /** Names that none of the new ones may have. */
  readonly taken: readonly string[];
  readonly seed: number;
}

/** Messages that may be one intent. */
export interface ProposedIntent {
  readonly name: string;
  /** What they are about. */
  readonly terms: readonly string[];
  /** The intent that there is already, where they belong to its examples. */
  readonly known: string | null;
  /** The intent whose examples come nearest, and how near: a cosine. */
  readonly nearest: { readonly intent: string; readonly similarity: number } | null;
}

/** What was found; equal tasks give an equal one. */
export interface Discovered {
  /** Those of most messages first. */
  readonly proposals: readonly ProposedIntent[];
  /** The proposal of each text, or −1 where too few are like it. */
  readonly groups: Int32Array;
  /** How near each is to the middle of its group: a cosine. */
  readonly fits: Float32Array;
  /** How sure the others are of each, see `votesForOwn`. */
  readonly votes: Float32Array;
  /** Vectors by which the texts were compared. */
  readonly rows: Rows;
}

/** More directions tell only single messages apart. */
const DIRECTIONS = 96;
/** Fewer messages are no intent; where there are few at all, any may be the first of one. */
const LEAST_MESSAGES = 3;
const FEW_TEXTS = 50;

/** Proposes intents for messages. It holds the thread while it works. */
export function discover(task: DiscoveryTask, onWork?: (share: number) => void): Discovered {
  const { texts, examples, intents, seed, count } = task;
  const given = task.vectors ?? lexicalRows([...texts, ...examples.map(({ text }) => text)]);
  const all = ontoPrincipalDirections(given, DIRECTIONS, seed);
  const labels = new Int32Array(all.count).fill(-1);
  examples.forEach(({ intent }, i) => (labels[texts.length + i] = intent));
  const { groups: found, votes } = groupMessages({
    ...{ rows: all, labels, seed, count },
    ...(onWork && { onWork }),
  });

  const rows = pickRows(all, Int32Array.from(texts.keys()));
  const { groups, numbers } = bySize(found.subarray(0, texts.length));
  const middles = meansOf(rows, withRest(groups, numbers.length), numbers.length + 1);
  normalizeRows(middles);
  const words = tellingWords(texts, groups, numbers.length);
  const names = nameGroups(words, task.taken);
  const homes = meansOf(all, withRest(labels, intents.length), intents.length + 1);
  normalizeRows(homes);
  const withExamples = new Set(examples.map(({ intent }) => intent));
  const proposals = numbers.map((number, group) => {
    const known = intents[number];
    return {
      name: known ?? names[group]!,
      terms: words[group]!.terms,
      known: known ?? null,
      nearest: nearestIntent(middles, group, homes, intents, withExamples),
    };
  });
  const fits = Float32Array.from(groups, (group, row) => {
    return group < 0 ? 0 : innerProduct(rows, row, middles, group);
  });
  return { proposals, groups, fits, votes: votes.slice(0, texts.length), rows };
}

/** Groups numbered by how many messages they have; those with too few are no groups. */
function bySize(found: Int32Array): { groups: Int32Array; numbers: number[] } {
  const sizes = sizesOf(found, 1 + found.reduce((most, group) => Math.max(most, group), -1));
  const least = found.length < FEW_TEXTS ? 1 : LEAST_MESSAGES;
  const numbers = [...sizes.keys()]
    .filter((number) => sizes[number]! >= least)
    .sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const placeOf = new Map(numbers.map((number, place) => [number, place]));
  return { groups: found.map((number) => placeOf.get(number) ?? -1), numbers };
}

/** Those without a group as a last one. */
function withRest(groups: Int32Array, rest: number): Int32Array {
  return groups.map((group) => (group < 0 ? rest : group));
}

function nearestIntent(
  middles: Rows,
  group: number,
  homes: Rows,
  intents: readonly string[],
  withExamples: ReadonlySet<number>,
): ProposedIntent['nearest'] {
  let nearest: { intent: string; similarity: number } | null = null;
  intents.forEach((intent, place) => {
    if (!withExamples.has(place)) return;
    const similarity = innerProduct(middles, group, homes, place);
    if (!nearest || similarity > nearest.similarity) nearest = { intent, similarity };
  });
  return nearest;
}
