import type { MessageVector } from '../message-vector.js';

/** A message as the members see it. */
export interface ModelInput {
  readonly vector: MessageVector;
  /** Of unit length, or all zero; absent in the lexical tier. */
  readonly embedding?: Float32Array | undefined;
}

/** What a member makes of a message. */
export interface Scored {
  /** One for each intent, then one for the background if there is any; a softmax tells them apart. */
  readonly scores: Float64Array;
  /**
   * What each of some features of the message added to the score of a class beyond what it added to
   * the classes on average.
   */
  readonly contributions: (label: number, some: MessageVector) => Float64Array;
}

/** One of the differently built models whose scores are blended. */
export interface Member {
  score(input: ModelInput): Scored;
}

/** How much an embedding weighs beside the features, which together have the length 1. */
export const TAIL_WEIGHT = 1.5;

/** The embedding as a member with a tail of this length takes it. */
export function tailOf({ embedding }: ModelInput, length: number): Float32Array {
  if (embedding?.length !== length) {
    throw new RangeError(`this member needs an embedding of ${length} numbers`);
  }
  return embedding.map((value) => TAIL_WEIGHT * value);
}
