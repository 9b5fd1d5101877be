import { EmbeddingCache } from './embedding-cache.js';
import type { PostgresEmbeddingCache } from './postgres-embedding-cache.js';

/** Reads the vectors that are there and leaves no trace: for what must change nothing. */
export class PeekingEmbeddingCache extends EmbeddingCache {
  constructor(private readonly cache: PostgresEmbeddingCache) {
    super();
  }

  get(encoderId: string, texts: readonly string[]): Promise<Map<string, Float32Array>> {
    return this.cache.peek(encoderId, texts);
  }

  put(): Promise<void> {
    return Promise.resolve();
  }
}
