import { EncoderError } from '../encoder.errors.js';
import { toUnitLength } from '../unit-vector.js';

/**
 * The vectors of a response (`{data: [{index, embedding}]}`) in the order of the texts, of length 1.
 *
 * @throws EncoderError ENCODER.BAD_RESPONSE unless it holds one for each text, all of one dimension
 */
export function readEmbeddings(body: unknown, texts: number): Float32Array[] {
  const data = (body as { data?: unknown } | null)?.data;
  if (!Array.isArray(data)) throw bad('has no list `data`');
  if (data.length !== texts) throw bad(`holds ${data.length} vectors for ${texts} texts`);
  const vectors = new Array<Float32Array | undefined>(texts).fill(undefined);
  for (const item of data as unknown[]) {
    const { index, embedding } = (item ?? {}) as { index?: unknown; embedding?: unknown };
    if (typeof index !== 'number' || !(index in vectors)) throw bad('holds an unknown `index`');
    if (vectors[index]) throw bad(`holds \`index\` ${index} twice`);
    vectors[index] = readVector(embedding);
  }
  const dimension = vectors[0]?.length;
  return vectors.map((vector) => {
    if (!vector || vector.length !== dimension) throw bad('holds vectors of different dimensions');
    return vector;
  });
}

function readVector(embedding: unknown): Float32Array {
  if (!Array.isArray(embedding) || embedding.length === 0) {
    throw bad('holds an `embedding` that is not a list of numbers');
  }
  for (const value of embedding as unknown[]) {
    if (typeof value !== 'number' || !Number.isFinite(Math.fround(value))) {
      throw bad('holds an `embedding` with something else than finite numbers');
    }
  }
  const vector = toUnitLength(Float32Array.from(embedding as number[]));
  if (!vector.every(Number.isFinite)) throw bad('holds an `embedding` that is too large');
  return vector;
}

function bad(what: string): EncoderError {
  return new EncoderError('ENCODER.BAD_RESPONSE', `The response of the embeddings server ${what}.`);
}
