import { createHash } from 'node:crypto';
import type { TrainingSet } from '../intents/examples.service.js';

/** By what a model knows messages. */
export interface TrainingMeans {
  /** Id of the encoder of its vectors; null for words alone. */
  readonly encoder: string | null;
  readonly quick: boolean;
}

/** A SHA-256 of all that a model comes of, whatever the order: equal ones teach nothing new. */
export function dataHashOf({ examples, background }: TrainingSet, means: TrainingMeans): string {
  const lines = [
    ...examples.map(({ intent, text }) => JSON.stringify([intent, text])),
    ...background.map((text) => JSON.stringify([text])),
  ].sort();
  const hash = createHash('sha256').update(JSON.stringify([means.encoder, means.quick]));
  for (const line of lines) hash.update('\n').update(line);
  return hash.digest('hex');
}
