import { createHash, type Hash } from 'node:crypto';
import { inSteps } from '../../platform/common/in-steps.js';
import { sortSteps } from '../../platform/common/sort-steps.js';
import type { TrainingSet } from '../examples/index.js';

const LINES_AT_ONCE = 2_000;

/** By what a model knows messages. */
export interface TrainingMeans {
  /** Id of the encoder of its vectors; null for words alone. */
  readonly encoder: string | null;
  readonly quick: boolean;
}

/**
 * A SHA-256 of all that a model comes of, whatever the order: equal ones teach nothing new. Requests
 * have their turns meanwhile.
 */
export function dataHashOf(set: TrainingSet, means: TrainingMeans): Promise<string> {
  return inSteps(hashSteps(set, means));
}

function* hashSteps(
  { examples, background }: TrainingSet,
  means: TrainingMeans,
): Generator<void, string> {
  const lines: string[] = [];
  for (const { intent, text } of examples) {
    if (lines.push(JSON.stringify([intent, text])) % LINES_AT_ONCE === 0) yield;
  }
  for (const text of background) {
    if (lines.push(JSON.stringify([text])) % LINES_AT_ONCE === 0) yield;
  }
  const hash = createHash('sha256').update(JSON.stringify([means.encoder, means.quick]));
  yield* updateSteps(hash, yield* sortSteps(lines));
  return hash.digest('hex');
}

function* updateSteps(hash: Hash, lines: readonly string[]): Generator<void, void> {
  for (const [index, line] of lines.entries()) {
    hash.update('\n').update(line);
    if (index % LINES_AT_ONCE === 0) yield;
  }
}
