import type { DenseWeights } from '../network/dense-layer.js';
import type { NormWeights } from '../network/norm.js';
import { widenWeights } from '../network/quantization.js';
import type { ByteTensor, ModelFiles } from './model-files.js';

const ROOT = 'StatefulPartitionedCall/model/tf_bert_model/bert/';
const EPSILON = 1e-12;

/** The tensors of one of the six transformer layers. */
export interface LayerWeights {
  readonly queryKeyValue: DenseWeights;
  readonly attentionOutput: DenseWeights;
  readonly attentionNorm: NormWeights;
  readonly expansion: DenseWeights;
  readonly contraction: DenseWeights;
  readonly outputNorm: NormWeights;
}

/** The tensors of the model under names of our own. */
export class ModelTensors {
  readonly #tensors: ModelFiles['tensors'];

  constructor({ tensors }: ModelFiles) {
    this.#tensors = tensors;
  }

  /** A row for each piece of the vocabulary, as bytes: most of the model. */
  get pieceVectors(): ByteTensor {
    return this.#get('unknown');
  }

  /** A row for each position. */
  get positionVectors(): Float32Array {
    return this.#floats('unknown_0');
  }

  /** The first row is that of every token of a single text. */
  get segmentVectors(): Float32Array {
    return this.#floats('unknown_1');
  }

  get inputNorm(): NormWeights {
    return this.#norm(`${ROOT}embeddings`);
  }

  layer(number: number): LayerWeights {
    const layer = `${ROOT}encoder/layer_._${number}/`;
    const parts = ['query', 'key', 'value'].map((it) => `${layer}attention/self/${it}`);
    return {
      queryKeyValue: this.#dense(parts),
      attentionOutput: this.#dense([`${layer}attention/output/dense`]),
      attentionNorm: this.#norm(`${layer}attention/output`),
      expansion: this.#dense([`${layer}intermediate/dense`]),
      contraction: this.#dense([`${layer}output/dense`]),
      outputNorm: this.#norm(`${layer}output`),
    };
  }

  /** Matrices of which the columns of one stand beside those of the next. */
  #dense(parts: readonly string[]): DenseWeights {
    const biases = parts.map((part) => this.#floats(`${part}/BiasAdd/ReadVariableOp`));
    const matrices = parts.map((part) => this.#get(`${part}/Tensordot/ReadVariableOp`));
    const width = matrices[0]!.bytes.length / biases[0]!.length;
    return {
      weights: widenWeights(matrices, width),
      bias: Float32Array.from(biases.flatMap((bias) => [...bias])),
    };
  }

  #norm(part: string): NormWeights {
    const norm = `${part}/LayerNorm/batchnorm/`;
    return {
      scale: this.#floats(`${norm}mul/ReadVariableOp`),
      bias: this.#floats(`${norm}ReadVariableOp`),
      epsilon: EPSILON,
    };
  }

  #floats(name: string): Float32Array {
    const { bytes, scale, min } = this.#get(name);
    return Float32Array.from(bytes, (byte) => byte * scale + min);
  }

  #get(name: string): ByteTensor {
    const tensor = this.#tensors.get(name);
    if (!tensor) throw new Error(`The model has no tensor ${name}.`);
    return tensor;
  }
}
