/** What a network takes at once, and how long its vectors are. */
export interface PassSize {
  /** The most tokens; no text has more. */
  readonly rows: number;
  readonly dimensions: number;
}

/**
 * Encodes texts that are cut into tokens, as many in each pass as there is room for; the vectors come
 * in their order. A text without tokens has the zero vector.
 */
export function encodeInPasses(
  texts: readonly (readonly number[])[],
  { rows, dimensions }: PassSize,
  encode: (texts: readonly (readonly number[])[]) => Float32Array[],
): Float32Array[] {
  const vectors = texts.map((): Float32Array => new Float32Array(dimensions));
  let waiting: number[] = [];
  let taken = 0;
  const encodeWaiting = () => {
    if (waiting.length === 0) return;
    const encoded = encode(waiting.map((text) => texts[text]!));
    waiting.forEach((text, i) => (vectors[text] = encoded[i]!));
    waiting = [];
    taken = 0;
  };
  texts.forEach((tokens, text) => {
    if (tokens.length === 0) return;
    if (taken + tokens.length > rows) encodeWaiting();
    waiting.push(text);
    taken += tokens.length;
  });
  encodeWaiting();
  return vectors;
}
