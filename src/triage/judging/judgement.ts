import type { Classification } from '../classifier/classification.js';
import type { Classifier } from '../classifier/classifier.js';

/** The part of a classification that decisions are made by. */
export type Judgement = Pick<
  Classification,
  'tier' | 'intent' | 'confidence' | 'familiarity' | 'familiar'
>;

/** Judges one message without saying why. */
export function judgeMessage(
  classifier: Classifier,
  message: string,
  embedding?: Float32Array,
): Judgement {
  const { tier, intent, confidence, familiarity, familiar } = classifier.classify(
    message,
    embedding,
  );
  return { tier, intent, confidence, familiarity, familiar };
}
