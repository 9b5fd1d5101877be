import { parentPort, workerData } from 'node:worker_threads';
import {
  type LabeledExample,
  type TrainedModel,
  trainLinearModel,
  type TrainingProgress,
} from '../classifier/training.js';

/** What the worker is given. */
export interface TrainingJob {
  readonly examples: readonly LabeledExample[];
  readonly background: readonly string[];
}

/** What comes out of a training. */
export type TrainingResult = Pick<TrainedModel, 'artifact' | 'metrics'>;

/** What the worker sends. */
export type TrainingMessage =
  { readonly progress: TrainingProgress } | { readonly trained: TrainingResult };

const { examples, background } = workerData as TrainingJob;
const { artifact, metrics } = trainLinearModel(examples, {
  background,
  onProgress: (progress) => parentPort?.postMessage({ progress } satisfies TrainingMessage),
});
parentPort?.postMessage({ trained: { artifact, metrics } } satisfies TrainingMessage);
