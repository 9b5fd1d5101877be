import { parentPort, workerData } from 'node:worker_threads';
import type { BuiltinId } from './builtin-ids.js';
import { loadBuiltin } from './load-builtin.js';

/** What the worker is sent: the texts of a round. It answers with their vectors, one after another. */
export type EncoderRound = readonly string[];

const encoder = await loadBuiltin(workerData as BuiltinId);

parentPort?.on('message', (texts: EncoderRound) => {
  const encoded = encoder.encodeAll(texts);
  const dimensions = encoded[0]?.length ?? 0;
  const vectors = new Float32Array(encoded.length * dimensions);
  encoded.forEach((vector, i) => vectors.set(vector, i * dimensions));
  parentPort?.postMessage(vectors, [vectors.buffer]);
});
