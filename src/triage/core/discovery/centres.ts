import { BLOCK, Products } from './products.js';
import { meansOf, pickRows, type Rows } from './rows.js';

/** Which centre each row is nearest to. */
export interface Partition {
  readonly groups: Int32Array;
  readonly centres: Rows;
}

/**
 * Lloyd's algorithm from the given centres, until nothing moves or for so many rounds. A centre that
 * loses all its rows stays where it is.
 */
export function settle(rows: Rows, start: Rows, rounds: number): Partition {
  let centres = start;
  let groups = nearestCentres(rows, centres);
  for (let round = 0; round < rounds; round++) {
    centres = movedTo(rows, groups, centres);
    const next = nearestCentres(rows, centres);
    const settled = next.every((group, row) => group === groups[row]);
    groups = next;
    if (settled) break;
  }
  return { groups, centres };
}

/** The centre that each row is nearest to. */
export function nearestCentres(rows: Rows, centres: Rows): Int32Array {
  const { dimensions } = rows;
  // Half the squared length: |x − c|² = |x|² − 2 (x·c − |c|²/2).
  const halves = Float64Array.from({ length: centres.count }, (_, centre) => {
    const own = centres.values.subarray(centre * dimensions, (centre + 1) * dimensions);
    return own.reduce((sum, value) => sum + value * value, 0) / 2;
  });
  const nearest = new Int32Array(rows.count);
  const products = new Products(centres);
  for (let first = 0; first < rows.count; first += BLOCK) {
    const own = products.of(rows, first);
    for (let row = first; row < Math.min(rows.count, first + BLOCK); row++) {
      const line = (row - first) * products.stride;
      let best = -Infinity;
      for (let centre = 0; centre < centres.count; centre++) {
        const near = own[line + centre]! - halves[centre]!;
        if (near > best) {
          best = near;
          nearest[row] = centre;
        }
      }
    }
  }
  return nearest;
}

function movedTo(rows: Rows, groups: Int32Array, before: Rows): Rows {
  const { count, dimensions } = before;
  const moved = meansOf(rows, groups, count);
  const used = new Set(groups);
  for (let centre = 0; centre < count; centre++) {
    if (used.has(centre)) continue;
    const start = centre * dimensions;
    moved.values.set(before.values.subarray(start, start + dimensions), start);
  }
  return moved;
}

/**
 * So many rows to begin with, each drawn with a probability that grows with its distance from those
 * before it: k-means++ (Arthur and Vassilvitskii 2007). Fewer where fewer rows differ.
 */
export function drawCentres(rows: Rows, wanted: number, random: () => number): Rows {
  const { count, dimensions, values } = rows;
  const chosen = count === 0 ? [] : [Math.floor(random() * count)];
  const distances = new Float64Array(count).fill(Infinity);
  while (chosen.length > 0 && chosen.length < wanted) {
    const last = chosen.at(-1)! * dimensions;
    let total = 0;
    for (let row = 0; row < count; row++) {
      let distance = 0;
      for (let i = 0; i < dimensions; i++) {
        distance += (values[row * dimensions + i]! - values[last + i]!) ** 2;
      }
      if (distance < distances[row]!) distances[row] = distance < 1e-10 ? 0 : distance;
      total += distances[row]!;
    }
    if (total === 0) break;
    let left = random() * total;
    let next = 0;
    while (next < count - 1 && (left -= distances[next]!) >= 0) next++;
    // Where rounding would take one that is chosen already.
    while (distances[next] === 0 && next > 0) next--;
    if (distances[next] === 0) break;
    chosen.push(next);
  }
  return pickRows(rows, chosen);
}
