import { parentPort, workerData } from 'node:worker_threads';
import type { ModelComparison } from '../evaluation/compare-models.js';
import { type HeldOutProfile, profileOf } from '../guarantee/held-out-profile.js';
import {
  type LabeledExample,
  type TrainedModel,
  type TrainingEmbeddings,
  trainModel,
  type TrainingProgress,
} from '../classifier/training.js';
import { type ActiveRecord, compareWithActive } from './compare-with-active.js';
import { packPredictions } from './held-out-codec.js';

/**
 * What the worker is given. Never the judgements of an earlier model, although `trainModel` could
 * reuse them: a comparison with that model would be blind on all the examples they are of.
 */
export interface TrainingJob {
  readonly examples: readonly (LabeledExample & { readonly fromTicket?: boolean })[];
  readonly background: readonly string[];
  readonly embeddings?: TrainingEmbeddings | undefined;
  readonly quick?: boolean;
  /** The model to compare the new one with. */
  readonly active?: ActiveRecord | undefined;
}

/** What comes out of a training. */
export type TrainingResult = Pick<TrainedModel, 'artifact' | 'metrics'> & {
  readonly heldOutProfile: HeldOutProfile;
  /** Packed. */
  readonly heldOutPredictions: Uint8Array;
  /** None where there was no active model, or one that cannot be read. */
  readonly comparison: ModelComparison | null;
};

/** What the worker sends. */
export type TrainingMessage =
  { readonly progress: TrainingProgress } | { readonly trained: TrainingResult };

const { examples, background, embeddings, active, quick } = workerData as TrainingJob;
const { artifact, metrics, outOfFold } = trainModel(examples, {
  background,
  embeddings,
  quick,
  onProgress: (progress) => parentPort?.postMessage({ progress } satisfies TrainingMessage),
});
const heldOutProfile = profileOf(
  outOfFold.map((it) => ({ ...it, fromTicket: examples[it.example]?.fromTicket ?? false })),
);
const heldOut = outOfFold.flatMap(({ example, actual, predicted, confidence, familiar }) => {
  const id = examples[example]?.id;
  return id === undefined ? [] : [{ example: id, actual, predicted, confidence, familiar }];
});
const comparison = active ? compareWithActive(active, { examples, embeddings, heldOut }) : null;
const heldOutPredictions = packPredictions(heldOut);
const trained: TrainingMessage = {
  trained: { artifact, metrics, heldOutProfile, heldOutPredictions, comparison },
};
parentPort?.postMessage(trained, [artifact.buffer as ArrayBuffer]);
