import { EmbeddingCache } from './embedding-cache.js';

const CAPACITY = 20_000;

/** Keeps the vectors that were used last in memory: for tests and benchmarks. */
export class MemoryEmbeddingCache extends EmbeddingCache {
  /** Least recently used first. */
  readonly #vectors = new Map<string, Float32Array>();

  constructor(private readonly capacity = CAPACITY) {
    super();
  }

  get(encoderId: string, texts: readonly string[]): Promise<Map<string, Float32Array>> {
    const found = new Map<string, Float32Array>();
    for (const text of texts) {
      const vector = this.#vectors.get(keyOf(encoderId, text));
      if (!vector) continue;
      this.#keep(keyOf(encoderId, text), vector);
      found.set(text, vector);
    }
    return Promise.resolve(found);
  }

  put(encoderId: string, entries: ReadonlyMap<string, Float32Array>): Promise<void> {
    for (const [text, vector] of entries) this.#keep(keyOf(encoderId, text), vector);
    for (const key of this.#vectors.keys()) {
      if (this.#vectors.size <= this.capacity) break;
      this.#vectors.delete(key);
    }
    return Promise.resolve();
  }

  #keep(key: string, vector: Float32Array): void {
    this.#vectors.delete(key);
    this.#vectors.set(key, vector);
  }
}

function keyOf(encoderId: string, text: string): string {
  return JSON.stringify([encoderId, text]);
}
