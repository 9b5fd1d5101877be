import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type EmbeddingCache,
  encodeAll,
  type EncodeAllOptions,
  EncoderError,
  type SentenceEncoder,
} from '../../language/encoders/index.js';
import type { TrainingEmbeddings } from '../core/index.js';

const ROWS_AT_ONCE = 1_000;

/** The texts of a training. */
export interface TrainingTexts {
  readonly examples: readonly { readonly text: string }[];
  readonly background: readonly string[];
}

/**
 * The vectors of a training set, in buffers of their own that can be moved to another thread.
 *
 * @throws EncoderError, or the reason of the signal
 */
export async function embedTrainingSet(
  encoder: SentenceEncoder,
  cache: EmbeddingCache,
  { examples, background }: TrainingTexts,
  options: EncodeAllOptions,
): Promise<TrainingEmbeddings> {
  const texts = [...examples.map(({ text }) => text), ...background];
  const rows = await encodeAll(encoder, cache, texts, options);
  const dimensions = rows[0]?.length ?? 0;
  return {
    encoder: encoder.id,
    dimensions,
    vectors: await join(rows.slice(0, examples.length), dimensions),
    background: await join(rows.slice(examples.length), dimensions),
  };
}

async function join(
  rows: readonly Float32Array[],
  dimensions: number,
): Promise<Float32Array<ArrayBuffer>> {
  const joined = new Float32Array(rows.length * dimensions);
  for (const [i, row] of rows.entries()) {
    // Requests get a turn in between.
    if (i % ROWS_AT_ONCE === 0) await nextTurn();
    if (row.length !== dimensions) {
      // Another model under the same name: its vectors cannot be compared with those we kept.
      throw new EncoderError('ENCODER.BAD_RESPONSE', 'The vectors have different dimensions.');
    }
    joined.set(row, i * dimensions);
  }
  return joined;
}
