import type { Classification, Judgement } from './classification.js';
import type { UsualDenials } from './denials/usual-denials.js';
import type { Steps } from './steps.js';

/**
 * Names the intent of a message: pure, synchronous and repeatable.
 * Implemented by EnsembleClassifier, the default.
 */
export abstract class Classifier {
  /** Every intent that the model can name. */
  abstract readonly intents: readonly string[];

  /** Id of the encoder whose embeddings the full tier needs; null where there is only the lexical. */
  abstract readonly encoder: string | null;

  /**
   * Classifies one message of any length and script; never throws. With the message's embedding it
   * is the full tier that answers, where the model has one.
   */
  abstract classify(message: string, embedding?: Float32Array): Classification;

  /** The same in steps, because a long message takes a while. */
  *classifying(message: string, embedding?: Float32Array): Steps<Classification> {
    yield;
    return this.classify(message, embedding);
  }

  /** The same numbers as those of `classify`, without what explains them: in half of the time. */
  abstract judge(message: string, embedding?: Float32Array): Judgement;

  /** Whether the embedding could change what this lexical judgement says. */
  abstract needsEmbedding(lexical: Judgement): boolean;

  /** What the examples of an intent take back; null where the model does not know. */
  denialsOf(_intent: string): UsualDenials | null {
    return null;
  }
}
