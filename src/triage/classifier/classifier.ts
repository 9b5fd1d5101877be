import type { Classification } from './classification.js';

/**
 * Names the intent of a message: pure, synchronous and repeatable.
 * Implemented by LinearClassifier, the default.
 */
export abstract class Classifier {
  /** Every intent that the model can name. */
  abstract readonly intents: readonly string[];

  /** Classifies one message of any length and script; never throws. */
  abstract classify(message: string): Classification;
}
