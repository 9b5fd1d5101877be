import { type BuiltinId, isBuiltin } from '../../language/encoders/builtin/builtin-ids.js';
import { InProcessEncoder } from '../../language/encoders/builtin/in-process-encoder.js';
import type { PostgresEmbeddingCache } from '../../language/encoders/cache/postgres-embedding-cache.js';
import { type StoredDecision, textOf } from './stored-decisions.js';

/** The vectors that messages had: made anew by our own encoders, or those of others that were kept. */
export class PastVectors {
  readonly #builtin = new Map<BuiltinId, InProcessEncoder>();

  constructor(private readonly cache: PostgresEmbeddingCache) {}

  /** By what was classified; only for decisions of the full tier, and only where there still is one. */
  async of(
    decisions: readonly StoredDecision[],
    encoder: string | null,
  ): Promise<Map<string, Float32Array>> {
    const full = decisions.filter(({ tier }) => tier === 'full');
    const messages = [...new Set(full.map(textOf))];
    if (encoder === null || messages.length === 0) return new Map();
    if (!isBuiltin(encoder)) return this.cache.peek(encoder, messages);
    const vectors = (await this.#open(encoder).encode(messages)).entries();
    return new Map([...vectors].map(([i, vector]) => [messages[i] ?? '', vector]));
  }

  #open(id: BuiltinId): InProcessEncoder {
    const encoder = this.#builtin.get(id) ?? new InProcessEncoder(id);
    this.#builtin.set(id, encoder);
    return encoder;
  }
}
