import { BLOCKS, WORD } from '../features.js';
import { keepBest } from '../keep-best.js';
import type { ModelInput } from '../members/member.js';
import type { MessageVector } from '../message-vector.js';
import { belonging, similaritiesTo } from './densities.js';
import type { ExampleIndex } from './example-index.js';

/** An example and how alike it is: the cosine, 0 to 1. */
export interface Neighbour {
  /** Its number in the index. */
  readonly example: number;
  readonly similarity: number;
}

/** A message beside the examples of one intent. */
export interface Comparison {
  /** The largest similarity, 0..1: by words, then by meaning. */
  readonly likeness: readonly number[];
  /** See `belonging`; empty where meanings are not compared. */
  readonly belonging: readonly number[];
}

/** Compares messages with examples: by their words, and by meaning where there are embeddings. */
export class ExampleSearch {
  readonly #index: ExampleIndex;
  /** Weights of the message's words by feature; all zero between two searches. */
  readonly #weights: Float32Array;

  constructor(index: ExampleIndex, features: number) {
    this.#index = index;
    this.#weights = new Float32Array(features);
  }

  /** How alike a message is to the examples of an intent. */
  compare({ vector, embedding }: ModelInput, intent: number): Comparison {
    const words = largest(this.#byWords(vector, intent));
    if (!embedding || this.#index.dimensions === 0) return { likeness: [words], belonging: [] };
    const { starts, densities } = this.#index;
    const similarities = this.#byMeaning(embedding, intent);
    const own = densities?.subarray(starts[intent], starts[intent + 1]);
    return {
      likeness: [words, largest(similarities)],
      belonging: own ? [belonging(similarities, own)] : [],
    };
  }

  /** The `most` nearest examples of some intents: by meaning where there are embeddings. */
  nearest(
    { vector, embedding }: ModelInput,
    intents: readonly number[],
    most: number,
  ): Neighbour[] {
    const hasMeaning = embedding !== undefined && this.#index.dimensions > 0;
    const nearest: Neighbour[] = [];
    for (const intent of intents) {
      const first = this.#index.starts[intent]!;
      const similarities = hasMeaning
        ? this.#byMeaning(embedding, intent)
        : this.#byWords(vector, intent);
      for (let i = 0; i < similarities.length; i++) {
        const similarity = similarities[i]!;
        // Most are further away than the nearest so far: these cost no more than a look.
        const last = nearest[most - 1];
        if (last && last.similarity >= similarity) continue;
        keepBest(nearest, { example: first + i, similarity }, most, (it) => it.similarity);
      }
    }
    return nearest;
  }

  /** The similarity to each example of an intent. */
  #byWords({ features, values: amounts, blocks }: MessageVector, intent: number): Float32Array {
    const { starts, words } = this.#index;
    const own = features.filter((_, i) => blocks[i] === WORD);
    const weights = this.#weights;
    // The words of a message, like those of an example, have the squared length 1 / blocks.
    features.forEach((feature, i) => {
      if (blocks[i] === WORD) weights[feature] = amounts[i]! * BLOCKS.length;
    });
    const first = starts[intent]!;
    const similarities = new Float32Array(starts[intent + 1]! - first);
    for (let example = first; example < starts[intent + 1]!; example++) {
      const end = words.offsets[example + 1]!;
      let sum = 0;
      for (let i = words.offsets[example]!; i < end; i++) {
        sum += weights[words.features[i]!]! * words.values[i]!;
      }
      similarities[example - first] = Math.min(sum, 1);
    }
    for (const feature of own) weights[feature] = 0;
    return similarities;
  }

  #byMeaning(embedding: Float32Array, intent: number): Float32Array {
    const { starts, vectors } = this.#index;
    const first = starts[intent]!;
    const examples = new Int32Array(starts[intent + 1]! - first);
    for (let i = 0; i < examples.length; i++) examples[i] = first + i;
    return similaritiesTo(embedding, examples, vectors);
  }
}

function largest(similarities: Float32Array): number {
  return similarities.reduce((most, similarity) => Math.max(most, similarity), 0);
}
