import { seededRandom, shuffle } from '../classifier/random.js';
import { cheapestAssignment } from './assignment.js';
import { type Divisible, mergeInto, prepareDivision } from './division.js';
import { pickRows, type Rows } from './rows.js';

/** Rows of a part: more say little that is new, and cost the square of their number. */
const MOST_ROWS = 6_000;
const DRAWS = 6;
const PART = 0.6;
/** From one number that is tried to the next. */
const RATIO = 1.12;
const ROWS_PER_GROUP = 25;
/** Fewer groups than √rows over this agree well and say nothing. */
const LEAST = 4;
/** What chance does to an agreement. */
const TOLERANCE = 0.008;

/** How well parts of the rows agree with the whole on a division into so many groups, 0 to 1. */
interface Agreement {
  readonly groups: number;
  readonly share: number;
}

/**
 * Finds the number of groups that is in the rows, beside those of the labels: the largest on which a division of all and one of
 * random parts agree about as well as they can. What only the chance of the draw divides is divided
 * otherwise in each part (Lange et al. 2004, "Stability-based validation of clustering solutions").
 */
export function findGroupCount(
  rows: Rows,
  labels: Int32Array,
  whole: Divisible,
  seed: number,
  onWork: (share: number) => void = () => undefined,
): number {
  const count = labels.reduce((sum, label) => sum + (label < 0 ? 1 : 0), 0);
  const least = Math.max(2, Math.sqrt(count) / LEAST);
  const agreements = smoothed(agreementOfParts(rows, labels, whole, seed, onWork)).filter(
    ({ groups }) => groups >= least,
  );
  // Too few to be divided time and again: a rule of thumb.
  if (agreements.length === 0) return Math.max(1, Math.round(Math.sqrt(count / 2)));
  const best = Math.max(...agreements.map(({ share }) => share));
  const good = agreements.filter(({ share }) => share >= best - TOLERANCE);
  return good.at(-1)!.groups;
}

function agreementOfParts(
  rows: Rows,
  labels: Int32Array,
  whole: Divisible,
  seed: number,
  onWork: (share: number) => void,
): Agreement[] {
  const size = Math.min(MOST_ROWS, Math.floor(rows.count * PART));
  const share = whole.open.length / Math.max(1, rows.count);
  const tried = numbersUpTo(Math.floor((size * share) / ROWS_PER_GROUP));
  if (tried.length === 0) return [];
  const sums = tried.map(() => 0);
  const random = seededRandom(seed);
  for (let draw = 0; draw < DRAWS; draw++) {
    const order = Int32Array.from({ length: rows.count }, (_, row) => row);
    shuffle(order, random);
    const part = order.slice(0, size);
    const ownLabels = part.map((row) => labels[row]!);
    const own = prepareDivision(pickRows(rows, part), seed + draw + 1, ownLabels);
    const open = part.filter((row) => labels[row]! < 0);
    tried.forEach((groups, i) => {
      const all = mergeInto(whole, groups);
      const inPart = mergeInto(own, groups).filter((_, place) => ownLabels[place]! < 0);
      sums[i]! +=
        sharedShare(
          open.map((row) => all[row]!),
          inPart,
        ) / DRAWS;
      onWork((draw + (i + 1) / tried.length) / DRAWS);
    });
  }
  return tried.map((groups, i) => ({ groups, share: sums[i]! }));
}

/** Each with the mean of itself and those beside it: one alone may be there by chance. */
function smoothed(agreements: readonly Agreement[]): Agreement[] {
  return agreements.map(({ groups }, i) => {
    const near = agreements.slice(Math.max(0, i - 1), i + 2);
    return { groups, share: near.reduce((sum, { share }) => sum + share, 0) / near.length };
  });
}

/** The share of rows that are in corresponding groups, where these correspond as well as they can. */
function sharedShare(one: Int32Array, other: Int32Array): number {
  const size = 1 + Math.max(...one, ...other);
  const costs = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  one.forEach((group, row) => (costs[group]![other[row]!]! -= 1));
  const columns = cheapestAssignment(costs);
  return columns.reduce((sum, column, row) => sum - costs[row]![column]!, 0) / one.length;
}

function numbersUpTo(most: number): number[] {
  const numbers = new Set<number>();
  for (let number = 2; number <= most; number *= RATIO) numbers.add(Math.round(number));
  return [...numbers];
}
