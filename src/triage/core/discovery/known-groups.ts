import type { Neighbours } from './neighbours.js';

/** As large a part of what is expected of a known intent says that it is one. */
const LEAST = 0.5;

/**
 * Which known intent each group of messages is, or −1 for one that is new: by how many of the
 * neighbours of its messages are examples of an intent, where as many are to be expected as the
 * examples have of each other. `labels` holds the intent of each row that is an example, `groups` the
 * group of each that is a message; both are −1 for the others.
 */
export function knownIntents(
  neighbours: Neighbours,
  labels: Int32Array,
  groups: Int32Array,
  count: number,
): Int32Array {
  const intents = 1 + labels.reduce((most, label) => Math.max(most, label), -1);
  const expected = new Float64Array(intents);
  const examples = new Int32Array(intents);
  const shares = new Float64Array(count * intents);
  const sizes = new Int32Array(count);
  const { rows, each } = neighbours;
  labels.forEach((label, row) => {
    const group = groups[row]!;
    if (label >= 0) examples[label]! += 1;
    if (group >= 0) sizes[group]! += 1;
    for (let i = row * each; i < (row + 1) * each; i++) {
      const other = labels[rows[i]!]!;
      if (other < 0) continue;
      if (other === label) expected[label]! += 1 / each;
      if (group >= 0) shares[group * intents + other]! += 1 / each;
    }
  });
  return Int32Array.from({ length: count }, (_, group) => {
    let best = -1;
    let most = LEAST;
    for (let intent = 0; intent < intents; intent++) {
      const usual = expected[intent]! / Math.max(1, examples[intent]!);
      const share = shares[group * intents + intent]! / Math.max(1, sizes[group]!);
      if (usual > 0 && share / usual >= most) {
        most = share / usual;
        best = intent;
      }
    }
    return best;
  });
}
