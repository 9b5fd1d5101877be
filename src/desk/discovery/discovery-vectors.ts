import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import {
  ConfiguredEncoder,
  encodeAll,
  PostgresEmbeddingCache,
} from '../../language/encoders/index.js';
import type { Rows } from '../../triage/core/index.js';

const ROWS_AT_ONCE = 1_000;

/** The vectors of texts, and by which encoder. */
export interface TextVectors {
  readonly encoder: string | null;
  /** None where the encoder is off or does not answer: words alone are compared then. */
  readonly rows: Rows | null;
}

/** By what messages are compared. */
@Injectable()
export class DiscoveryVectors {
  private readonly logger = new Logger('Discovery');

  constructor(
    private readonly configured: ConfiguredEncoder,
    private readonly cache: PostgresEmbeddingCache,
  ) {}

  async of(
    texts: readonly string[],
    onProgress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<TextVectors> {
    const { encoder } = this.configured;
    if (!encoder) return { encoder: null, rows: null };
    try {
      const vectors = await encodeAll(encoder, this.cache, texts, {
        onProgress: (done, total) => onProgress(done / total),
        signal,
      });
      return { encoder: encoder.id, rows: await inOne(vectors) };
    } catch (error) {
      signal.throwIfAborted();
      this.logger.warn(`there are no vectors, messages are compared by words: ${String(error)}`);
      return { encoder: null, rows: null };
    }
  }
}

async function inOne(vectors: readonly Float32Array[]): Promise<Rows> {
  const dimensions = vectors[0]?.length ?? 0;
  const values = new Float32Array(vectors.length * dimensions);
  for (const [row, vector] of vectors.entries()) {
    if (row % ROWS_AT_ONCE === 0) await nextTurn();
    values.set(vector, row * dimensions);
  }
  return { values, count: vectors.length, dimensions };
}
