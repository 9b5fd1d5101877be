import { parentPort } from 'node:worker_threads';
import { DIMENSIONS } from './dimensions.js';
import { readModelFiles } from './model-files.js';
import { UniversalEncoder } from './universal-encoder.js';

/** What the worker is sent: the texts of a round. It answers with their vectors, one after another. */
export type EncoderRound = readonly string[];

const encoder = new UniversalEncoder(readModelFiles());

parentPort?.on('message', (texts: EncoderRound) => {
  const vectors = new Float32Array(texts.length * DIMENSIONS);
  encoder.encodeAll(texts).forEach((vector, i) => vectors.set(vector, i * DIMENSIONS));
  parentPort?.postMessage(vectors, [vectors.buffer]);
});
