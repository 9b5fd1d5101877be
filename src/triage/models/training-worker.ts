import { parentPort, workerData } from 'node:worker_threads';
import {
  type LabeledExample,
  type TrainedModel,
  type TrainingEmbeddings,
  trainModel,
  type TrainingProgress,
} from '../classifier/training.js';

/** What the worker is given. */
export interface TrainingJob {
  readonly examples: readonly LabeledExample[];
  readonly background: readonly string[];
  readonly embeddings?: TrainingEmbeddings | undefined;
  readonly quick?: boolean;
  /** The artifact of an earlier model. */
  readonly previous?: Uint8Array | undefined;
}

/** What comes out of a training. */
export type TrainingResult = Pick<TrainedModel, 'artifact' | 'metrics'>;

/** What the worker sends. */
export type TrainingMessage =
  { readonly progress: TrainingProgress } | { readonly trained: TrainingResult };

const { examples, background, embeddings, previous, quick } = workerData as TrainingJob;
const { artifact, metrics } = trainModel(examples, {
  background,
  embeddings,
  previous,
  quick,
  onProgress: (progress) => parentPort?.postMessage({ progress } satisfies TrainingMessage),
});
const trained: TrainingMessage = { trained: { artifact, metrics } };
parentPort?.postMessage(trained, [artifact.buffer as ArrayBuffer]);
