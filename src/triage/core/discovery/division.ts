import { seededRandom } from '../classifier/random.js';
import { drawCentres, settle } from './centres.js';
import { knownIntents } from './known-groups.js';
import { groupsLeft, mergeOrder } from './merging.js';
import { nearestNeighbours, type Neighbours } from './neighbours.js';
import { meansOf, pickRows, type Rows, sizesOf } from './rows.js';
import { smooth } from './smoothing.js';

/** Rows with which each is compared; fewer where there are few. */
const NEIGHBOURS = 15;
const MESSAGES_PER_NEIGHBOUR = 12;
/** Small groups that are merged into large ones: enough of them to have the borders of these. */
const MOST_SMALL_GROUPS = 500;
const ROWS_PER_SMALL_GROUP = 6;
const SMALL_ROUNDS = 15;
const LAST_ROUNDS = 30;

/** Rows that are ready to be divided into any number of groups. */
export interface Divisible {
  readonly neighbours: Neighbours;
  /** Those of one meaning are close together. */
  readonly smoothed: Rows;
  /** The known intent of each row, or −1. */
  readonly intents: Int32Array;
  readonly intentCount: number;
  /** The rows of no known intent, and the small group of each. */
  readonly open: Int32Array;
  readonly small: Int32Array;
  readonly smallCount: number;
  /** Which small groups become one, in order. */
  readonly merges: readonly (readonly [number, number])[];
}

/**
 * Prepares rows of length 1; equal rows and seed give an equal result. `labels` holds the known intent
 * of each row that is an example of one, and −1 for the others.
 */
export function prepareDivision(
  rows: Rows,
  seed: number,
  labels: Int32Array = new Int32Array(rows.count).fill(-1),
  onWork?: (share: number) => void,
): Divisible {
  const each = Math.min(NEIGHBOURS, Math.max(1, Math.floor(rows.count / MESSAGES_PER_NEIGHBOUR)));
  const neighbours = nearestNeighbours(rows, each, onWork);
  const smoothed = smooth(rows, neighbours);
  const intentCount = 1 + labels.reduce((most, label) => Math.max(most, label), -1);
  const all = Int32Array.from(labels.keys());
  const messages = all.filter((row) => labels[row]! < 0);
  const found = smallGroups(pickRows(smoothed, messages), seed);
  const intents = intentCount === 0 ? labels : withKnown(neighbours, labels, messages, found);
  const open = all.filter((row) => intents[row]! < 0);
  const smallOf = new Map(Array.from(messages, (row, i) => [row, found[i]!]));
  const small = withoutGaps(open.map((row) => smallOf.get(row)!));
  const smallCount = countOf(small);
  const centres = meansOf(pickRows(smoothed, open), small, smallCount);
  const merges = mergeOrder(centres, sizesOf(small, smallCount));
  return { neighbours, smoothed, intents, intentCount, open, small, smallCount, merges };
}

function smallGroups(rows: Rows, seed: number): Int32Array {
  const wanted = Math.ceil(rows.count / ROWS_PER_SMALL_GROUP);
  const most = Math.max(2, Math.min(MOST_SMALL_GROUPS, wanted));
  const drawn = drawCentres(rows, most, seededRandom(seed));
  return withoutGaps(settle(rows, drawn, SMALL_ROUNDS).groups);
}

/** The labels, and beside them those of messages in small groups that are known. */
function withKnown(
  neighbours: Neighbours,
  labels: Int32Array,
  messages: Int32Array,
  found: Int32Array,
): Int32Array {
  const groups = new Int32Array(labels.length).fill(-1);
  messages.forEach((row, i) => (groups[row] = found[i]!));
  const known = knownIntents(neighbours, labels, groups, countOf(found));
  return labels.map((label, row) => (label < 0 ? known[groups[row]!]! : label));
}

/**
 * Merges into so many groups at most, beside the known intents, which come first with the numbers that
 * they have.
 */
export function mergeInto(divisible: Divisible, wanted: number): Int32Array {
  const { intents, intentCount, open, small, smallCount, merges } = divisible;
  const merged = groupsLeft(smallCount, merges, Math.max(1, wanted));
  const groups = intents.slice();
  open.forEach((row, i) => (groups[row] = intentCount + merged[small[i]!]!));
  return groups;
}

/** The same, and then each message that is new goes to the group that it is nearest to. */
export function divideInto(divisible: Divisible, wanted: number): Int32Array {
  const { smoothed, intentCount, open } = divisible;
  const groups = mergeInto(divisible, wanted);
  const rows = pickRows(smoothed, open);
  const begun = open.map((row) => groups[row]! - intentCount);
  const settled = settle(rows, meansOf(rows, begun, countOf(begun)), LAST_ROUNDS);
  open.forEach((row, i) => (groups[row] = intentCount + settled.groups[i]!));
  return groups;
}

function countOf(groups: Int32Array): number {
  return 1 + groups.reduce((most, group) => Math.max(most, group), -1);
}

/** Groups of these rows, in the order of their first row. */
export function withoutGaps(groups: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return groups.map((group) => {
    const number = numbers.get(group) ?? numbers.size;
    numbers.set(group, number);
    return number;
  });
}
