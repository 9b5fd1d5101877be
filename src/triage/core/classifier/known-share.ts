/**
 * The share, 0..1, of the squared length of a weighted vector that lies in features the examples
 * have: 0 for a message in which nothing is known. A feature no example has weighs `unseen`.
 */
export function knownShare(
  values: Float32Array,
  idfOf: (entry: number) => number,
  unseen: number,
  from = 0,
  to = values.length,
): number {
  let known = 0;
  let all = 0;
  for (let i = from; i < to; i++) {
    const mass = values[i]! * values[i]!;
    all += mass;
    if (idfOf(i) < unseen) known += mass;
  }
  return all === 0 ? 0 : known / all;
}
