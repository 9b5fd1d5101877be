/** Keeps vectors, so that a text is encoded once; a vector is known by its encoder and its text. */
export abstract class EmbeddingCache {
  /** The vectors that are there, by text. */
  abstract get(encoderId: string, texts: readonly string[]): Promise<Map<string, Float32Array>>;

  /** Keeps vectors by their texts. */
  abstract put(encoderId: string, entries: ReadonlyMap<string, Float32Array>): Promise<void>;
}
