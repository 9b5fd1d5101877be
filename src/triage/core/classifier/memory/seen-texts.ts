import { type Reading, toDocument } from '../tokenizer.js';
import { fingerprint } from './fingerprint.js';
import { textPartOf, TEXTS, type TrainingMemory } from './training-memory.js';

/** Tells of a text whether the training that is remembered had it as an example of any intent. */
export function seenTexts(
  { examples }: TrainingMemory,
  reading: Reading,
): (text: string) => boolean {
  const seen = new Set(examples.map(textPartOf));
  return (text) => seen.has(fingerprint(toDocument(text, reading)) % TEXTS);
}
