import type { Rows } from './rows.js';

/**
 * Ward's method (1963): merges, time and again, the two groups whose union is least spread out, and
 * gives the pairs in that order, until one is left. A merged group keeps the number of the first.
 */
export function mergeOrder(centres: Rows, sizes: ArrayLike<number>): [number, number][] {
  const { count, dimensions } = centres;
  const at = Float64Array.from(centres.values);
  const weights = Float64Array.from(sizes);
  const alive = new Set(Array.from({ length: count }, (_, group) => group));
  const costs = new Float64Array(count * count).fill(Infinity);
  const nearest = new Int32Array(count).fill(-1);

  for (const group of alive) for (const other of alive) if (other > group) measure(group, other);
  for (const group of alive) findNearest(group);

  const merges: [number, number][] = [];
  while (alive.size > 1) {
    let first = -1;
    let least = Infinity;
    for (const group of alive) {
      const cost = nearest[group]! < 0 ? Infinity : costs[group * count + nearest[group]!]!;
      if (first < 0 || cost < least) {
        least = cost;
        first = group;
      }
    }
    const second = nearest[first]!;
    merges.push([first, second]);
    join(first, second);
    alive.delete(second);
    for (const other of alive) if (other !== first) measure(first, other);
    for (const group of alive) {
      const near = nearest[group]!;
      if (group === first || near === first || near === second) findNearest(group);
      else if (costs[group * count + first]! < costs[group * count + near]!) nearest[group] = first;
    }
  }
  return merges;

  function measure(group: number, other: number): void {
    let distance = 0;
    for (let i = 0; i < dimensions; i++) {
      distance += (at[group * dimensions + i]! - at[other * dimensions + i]!) ** 2;
    }
    const a = weights[group]!;
    const b = weights[other]!;
    const cost = (distance * a * b) / (a + b);
    costs[group * count + other] = cost;
    costs[other * count + group] = cost;
  }

  function findNearest(group: number): void {
    nearest[group] = -1;
    for (const other of alive) {
      const near = nearest[group];
      if (near < 0 || costs[group * count + other]! < costs[group * count + near]!) {
        nearest[group] = other;
      }
    }
  }

  function join(first: number, second: number): void {
    const total = weights[first]! + weights[second]!;
    for (let i = 0; i < dimensions; i++) {
      const place = first * dimensions + i;
      const sum = at[place]! * weights[first]! + at[second * dimensions + i]! * weights[second]!;
      at[place] = sum / total;
    }
    weights[first] = total;
  }
}

/** The group of each of `count` after merging in this order until so many are left, from 0 on. */
export function groupsLeft(
  count: number,
  merges: readonly (readonly [number, number])[],
  wanted: number,
): Int32Array {
  const into = Int32Array.from({ length: count }, (_, group) => group);
  for (const [first, second] of merges.slice(0, Math.max(0, count - wanted))) into[second] = first;
  // Who was merged into one that was merged later.
  const root = (group: number): number => (into[group] === group ? group : root(into[group]!));
  const numbers = new Map<number, number>();
  return Int32Array.from({ length: count }, (_, group) => {
    const own = root(group);
    const number = numbers.get(own) ?? numbers.size;
    numbers.set(own, number);
    return number;
  });
}
