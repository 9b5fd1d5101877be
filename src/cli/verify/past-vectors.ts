import type { PostgresEmbeddingCache } from '../../language/encoders/cache/postgres-embedding-cache.js';
import { InProcessEncoder } from '../../language/encoders/universal/in-process-encoder.js';
import { UNIVERSAL_ID } from '../../language/encoders/universal/universal-sentence-encoder.js';
import { type StoredDecision, textOf } from './stored-decisions.js';

/** The vectors that messages had: made anew by our own encoder, or those of others that were kept. */
export class PastVectors {
  #universal: InProcessEncoder | undefined;

  constructor(private readonly cache: PostgresEmbeddingCache) {}

  /** By what was classified; only for decisions of the full tier, and only where there still is one. */
  async of(
    decisions: readonly StoredDecision[],
    encoder: string | null,
  ): Promise<Map<string, Float32Array>> {
    const full = decisions.filter(({ tier }) => tier === 'full');
    const messages = [...new Set(full.map(textOf))];
    if (encoder === null || messages.length === 0) return new Map();
    if (encoder !== UNIVERSAL_ID) return this.cache.peek(encoder, messages);
    this.#universal ??= new InProcessEncoder();
    const vectors = (await this.#universal.encode(messages)).entries();
    return new Map([...vectors].map(([i, vector]) => [messages[i] ?? '', vector]));
  }
}
