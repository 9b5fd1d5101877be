import type { DenseWeights } from '../network/dense-layer.js';
import type { NormWeights } from '../network/norm.js';
import { quantizeWeights } from '../network/quantization.js';
import type { ModelFiles } from './model-files.js';

const ROOT = 'module/Encoder_en/';
const APPLIED = 'module_apply_default/Encoder_en/';
const ENCODE = 'KonaTransformer/Encode/';
const CONCAT = '/ConcatPartitions/concat';
const EPSILON = 1e-6;

/** The tensors of one of the two transformer layers. */
export interface LayerWeights {
  readonly attentionNorm: NormWeights;
  readonly queryKeyValue: DenseWeights;
  readonly attentionOutput: DenseWeights;
  readonly feedForwardNorm: NormWeights;
  readonly expansion: DenseWeights;
  readonly contraction: DenseWeights;
}

/** The tensors of the model under names of our own. */
export class ModelTensors {
  readonly #tensors: ModelFiles['tensors'];

  constructor({ tensors }: ModelFiles) {
    this.#tensors = tensors;
  }

  /** A row of 256 for each piece. */
  get pieceVectors(): Float32Array {
    return this.#get('module/Embeddings_en');
  }

  /** How fast the signal of a position turns, by dimension. */
  get frequencies(): Float32Array {
    const signal = 'TransformerStack/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1';
    return this.#get(APPLIED + ENCODE + signal);
  }

  /** From the width of the pieces to that of the second layer. */
  get widening(): DenseWeights {
    const part = `${APPLIED}${ENCODE}Layer_0/TransformerLayer/dense/`;
    return this.#dense(`${part}kernel${CONCAT}`, `${part}bias${CONCAT}`);
  }

  get output(): DenseWeights {
    const layer = `${ROOT}hidden_layers/tanh_layer_0/`;
    return this.#dense(`${layer}weights`, `${layer}bias`);
  }

  layer(number: 0 | 1): LayerWeights {
    const layer = `Layer_${number}/TransformerLayer/`;
    const stack = `${APPLIED}${ENCODE}TransformerStack/${layer}FFN/`;
    return {
      attentionNorm: this.#norm(layer),
      queryKeyValue: this.#attention(layer, 'qkv_transform_single'),
      attentionOutput: this.#attention(layer, 'output_transform_single'),
      feedForwardNorm: this.#norm(`${layer}FFN/`),
      expansion: this.#dense(
        `${stack}conv1/Tensordot/Reshape_1`,
        `${APPLIED}${ENCODE}${layer}FFN/conv1/bias${CONCAT}`,
      ),
      contraction: this.#dense(
        `${stack}conv2/Tensordot/Reshape_1`,
        `${APPLIED}${ENCODE}${layer}FFN/conv2/bias${CONCAT}`,
      ),
    };
  }

  #norm(part: string): NormWeights {
    const norm = `${APPLIED}${ENCODE}${part}layer_prepostprocess/layer_norm/layer_norm_`;
    return {
      scale: this.#get(`${norm}scale${CONCAT}`),
      bias: this.#get(`${norm}bias${CONCAT}`),
      epsilon: EPSILON,
    };
  }

  #attention(layer: string, transform: string): DenseWeights {
    const part = `${ENCODE}${layer}MultiheadAttention/${transform}/`;
    return this.#dense(`${ROOT}${part}kernel/part_0`, `${APPLIED}${part}bias${CONCAT}`);
  }

  #dense(weightsName: string, biasName: string): DenseWeights {
    const [weights, bias] = [this.#get(weightsName), this.#get(biasName)];
    const width = weights.length / bias.length;
    return { weights: quantizeWeights(weights, width, bias.length), bias };
  }

  #get(name: string): Float32Array {
    const tensor = this.#tensors.get(name);
    if (!tensor) throw new Error(`The model has no tensor ${name}.`);
    return tensor;
  }
}
