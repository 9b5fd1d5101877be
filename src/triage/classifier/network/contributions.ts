import type { ServedNetwork } from './served-network.js';

/**
 * What each feature added to the score of a class beyond what it added to the classes on average.
 * Exact, because a rectified unit that is active is linear. `means` is `meanOuter` of the network.
 */
export function contributions(
  network: ServedNetwork,
  means: Float32Array,
  features: ArrayLike<number>,
  values: ArrayLike<number>,
  hidden: Float32Array,
  label: number,
): Float64Array {
  const { units, rows, scales } = network;
  const pull = pullOf(network, means, hidden, label);
  const sums = new Float64Array(features.length);
  const startOf = (i: number): number => (i < sums.length ? features[i]! * units : 0);
  // Four features at once: each unit's pull is loaded once for them.
  for (let i = 0; i < sums.length; i += 4) {
    const [a, b, c, d] = [startOf(i), startOf(i + 1), startOf(i + 2), startOf(i + 3)];
    let [v, w, x, y] = [0, 0, 0, 0];
    for (let unit = 0; unit < units; unit++) {
      const own = pull[unit]!;
      v += own * rows[a + unit]!;
      w += own * rows[b + unit]!;
      x += own * rows[c + unit]!;
      y += own * rows[d + unit]!;
    }
    sums[i] = v;
    if (i + 1 < sums.length) sums[i + 1] = w;
    if (i + 2 < sums.length) sums[i + 2] = x;
    if (i + 3 < sums.length) sums[i + 3] = y;
  }
  for (let i = 0; i < sums.length; i++) sums[i]! *= scales[features[i]!]! * values[i]!;
  return sums;
}

/** How much each unit, where it is active, speaks for a class rather than for any. */
function pullOf(
  { units, classes, outer }: ServedNetwork,
  means: Float32Array,
  hidden: Float32Array,
  label: number,
): Float32Array {
  const pull = new Float32Array(units);
  for (let unit = 0; unit < units; unit++) {
    if (hidden[unit] !== 0) pull[unit] = outer[unit * classes + label]! - means[unit]!;
  }
  return pull;
}
