import { parentPort, workerData } from 'node:worker_threads';
import { type HeldOutProfile, profileOf } from '../guarantee/held-out-profile.js';
import {
  type LabeledExample,
  type TrainedModel,
  type TrainingEmbeddings,
  trainModel,
  type TrainingProgress,
} from '../classifier/training.js';

/** What the worker is given. */
export interface TrainingJob {
  readonly examples: readonly (LabeledExample & { readonly fromTicket?: boolean })[];
  readonly background: readonly string[];
  readonly embeddings?: TrainingEmbeddings | undefined;
  readonly quick?: boolean;
  /** The artifact of an earlier model. */
  readonly previous?: Uint8Array | undefined;
}

/** What comes out of a training. */
export type TrainingResult = Pick<TrainedModel, 'artifact' | 'metrics'> & {
  readonly heldOutProfile: HeldOutProfile;
};

/** What the worker sends. */
export type TrainingMessage =
  { readonly progress: TrainingProgress } | { readonly trained: TrainingResult };

const { examples, background, embeddings, previous, quick } = workerData as TrainingJob;
const { artifact, metrics, outOfFold } = trainModel(examples, {
  background,
  embeddings,
  previous,
  quick,
  onProgress: (progress) => parentPort?.postMessage({ progress } satisfies TrainingMessage),
});
const heldOutProfile = profileOf(
  outOfFold.map((it) => ({ ...it, fromTicket: examples[it.example]?.fromTicket ?? false })),
);
const trained: TrainingMessage = { trained: { artifact, metrics, heldOutProfile } };
parentPort?.postMessage(trained, [artifact.buffer as ArrayBuffer]);
