import type { TrainingSet } from '../examples.service.js';
import type { StarterSet } from './starter-set.js';

/** The texts of the starter set as rows in the order they are loaded, numbered from 1. */
export function starterTexts({ intents, background }: StarterSet): TrainingSet {
  const examples = intents
    .flatMap(({ name, examples }) => examples.map((text) => ({ text, intent: name })))
    .map((example, index) => ({ id: String(index + 1), ...example }));
  return { examples, background, heldBack: 0 };
}
