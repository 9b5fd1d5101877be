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
  const sums = network.rows.multiply(features, pullOf(network, means, hidden, label));
  return Float64Array.from(sums, (sum, i) => sum * network.scales[features[i]!]! * values[i]!);
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
    if (hidden[unit] !== 0) pull[unit] = outer.floats[unit * classes + label]! - means[unit]!;
  }
  return pull;
}
