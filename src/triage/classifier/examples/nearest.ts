import { BLOCKS, WORD } from '../features.js';
import { keepBest } from '../keep-best.js';
import type { ModelInput } from '../members/member.js';
import { VECTOR_SCALE, type ExampleIndex } from './example-index.js';

/** An example and how alike it is: the cosine, 0 to 1. */
export interface Neighbour {
  /** Its number in the index. */
  readonly example: number;
  readonly similarity: number;
}

/** The examples most alike to a message, best first. */
export interface Likeness {
  /** The most alike of all that were compared: by meaning where there are embeddings. */
  readonly nearest: readonly Neighbour[];
  /** The largest similarity to an example of the first intent: by words, then by meaning. */
  readonly first: readonly number[];
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

  /** Compares a message with the examples of some intents and gives the `most` nearest. */
  find(input: ModelInput, intents: readonly number[], most: number): Likeness {
    const { embedding } = input;
    const words = this.#withWords(input, () => {
      return this.#compare(intents, most, (example) => this.#wordCosine(example));
    });
    if (!embedding || this.#index.dimensions === 0) {
      return { nearest: words.nearest, first: [words.first] };
    }
    const meaning = this.#compare(intents, most, (example) =>
      this.#meaningCosine(example, embedding),
    );
    return { nearest: meaning.nearest, first: [words.first, meaning.first] };
  }

  #compare(intents: readonly number[], most: number, similarityOf: (example: number) => number) {
    const { starts } = this.#index;
    const nearest: Neighbour[] = [];
    let first = 0;
    intents.forEach((intent, position) => {
      for (let example = starts[intent]!; example < starts[intent + 1]!; example++) {
        const similarity = similarityOf(example);
        if (position === 0) first = Math.max(first, similarity);
        const last = nearest[most - 1];
        if (last && last.similarity >= similarity) continue;
        keepBest(nearest, { example, similarity }, most, (it) => it.similarity);
      }
    });
    return { nearest, first };
  }

  #withWords<Result>(
    { vector: { features, values, blocks } }: ModelInput,
    search: () => Result,
  ): Result {
    features.forEach((feature, i) => {
      // The words of a message, like those of an example, have the squared length 1 / blocks.
      if (blocks[i] === WORD) this.#weights[feature] = values[i]! * BLOCKS.length;
    });
    const found = search();
    for (const feature of features) this.#weights[feature] = 0;
    return found;
  }

  #wordCosine(example: number): number {
    const { offsets, features, values } = this.#index.words;
    const end = offsets[example + 1]!;
    let sum = 0;
    for (let i = offsets[example]!; i < end; i++) sum += this.#weights[features[i]!]! * values[i]!;
    return Math.min(sum, 1);
  }

  #meaningCosine(example: number, embedding: Float32Array): number {
    const { vectors, dimensions } = this.#index;
    const start = example * dimensions;
    let sum = 0;
    for (let i = 0; i < dimensions; i++) sum += vectors[start + i]! * embedding[i]!;
    return Math.min(Math.max(sum / VECTOR_SCALE, 0), 1);
  }
}
