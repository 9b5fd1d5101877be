import type { ByteRows } from '../rows/byte-rows.js';
import { VECTOR_SCALE } from './example-index.js';

/** Neighbours that are looked at, and fellows among which they are looked for: the first ones. */
const NEIGHBOURS = 5;
const MOST_FELLOWS = 200;

/** The mean of the largest similarities, 0..1: those of the five nearest. */
export function nearness(similarities: Float32Array): number {
  const nearest = similarities.slice().sort().subarray(-NEIGHBOURS);
  return nearest.length === 0 ? 0 : nearest.reduce((sum, it) => sum + it, 0) / nearest.length;
}

/** The nearness of each example to its fellows, for vectors of this width; intents begin at `starts`. */
export function densitiesOf(vectors: ByteRows, width: number, starts: Int32Array): Float32Array {
  const densities = new Float32Array(starts[starts.length - 1]!);
  for (let intent = 0; intent + 1 < starts.length; intent++) {
    const first = starts[intent]!;
    const fellows = Math.min(starts[intent + 1]! - first, MOST_FELLOWS);
    const all = Int32Array.from({ length: fellows }, (_, i) => first + i);
    for (let example = first; example < starts[intent + 1]!; example++) {
      const others = all.filter((it) => it !== example);
      const bytes = vectors.bytes.subarray(example * width, (example + 1) * width);
      const own = Float32Array.from(bytes, (byte) => byte / VECTOR_SCALE);
      densities[example] = nearness(similaritiesTo(own, others, vectors));
    }
  }
  return densities;
}

/** The cosine, 0..1, of an embedding to each of some examples. */
export function similaritiesTo(
  embedding: Float32Array,
  examples: Int32Array,
  vectors: ByteRows,
): Float32Array {
  return vectors
    .multiply(examples, embedding)
    .map((product) => Math.min(Math.max(product / VECTOR_SCALE, 0), 1));
}

/**
 * How near a message is to the nearest examples of an intent, beside how near these are to their
 * fellows: below 0 it stands apart (after the local outlier factor, Breunig et al. 2000). 0 where
 * there are too few to tell.
 */
export function belonging(similarities: Float32Array, densities: Float32Array): number {
  if (similarities.length < 2) return 0;
  const nearest = Array.from(similarities.keys())
    .sort((a, b) => similarities[b]! - similarities[a]!)
    .slice(0, NEIGHBOURS);
  const dense = nearest.reduce((sum, i) => sum + densities[i]!, 0) / nearest.length;
  return nearness(similarities) - dense;
}
