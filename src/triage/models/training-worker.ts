import { on } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import { languageNamer } from '../../language/detection/index.js';
import {
  type HeldOutProfile,
  type ModelComparison,
  nearText,
  profileOf,
  type TrainedModel,
  type TrainingEmbeddings,
  type TrainingProgress,
  trainModel,
} from '../core/index.js';
import type { TrainingExample } from '../examples/index.js';
import { type ActiveRecord, compareWithActive } from './compare-with-active.js';
import { packPredictions } from './held-out-codec.js';

/**
 * What the worker is given. Never the judgements of an earlier model, although `trainModel` could
 * reuse them: a comparison with that model would be blind on all the examples they are of.
 */
export interface TrainingJob {
  readonly examples: readonly TrainingExample[];
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

/** A part of the texts, which come after everything else, or word that there are no more. */
export type TrainingPiece = Partial<Pick<TrainingJob, 'examples' | 'background'>> | 'all';

const { embeddings, active, quick } = workerData as TrainingJob;
const [{ examples, background }, languageOf] = await Promise.all([receive(), languageNamer()]);
const { artifact, metrics, outOfFold } = trainModel(examples, {
  background,
  embeddings,
  quick,
  languageOf,
  onProgress: (progress) => parentPort?.postMessage({ progress } satisfies TrainingMessage),
});
const heldOutProfile = profileOf(
  outOfFold.map((it) => {
    const { fromTicket = false, requester, text = '' } = examples[it.example] ?? {};
    return { ...it, fromTicket, requester, text: nearText(text) };
  }),
);
const heldOut = outOfFold.flatMap(({ example, actual, predicted, confidence, familiar }) => {
  const id = examples[example]?.id;
  return id === undefined ? [] : [{ example: id, actual, predicted, confidence, familiar }];
});
const comparison = active
  ? compareWithActive(active, { examples, embeddings, heldOut }, languageOf)
  : null;
const heldOutPredictions = packPredictions(heldOut);
const trained: TrainingMessage = {
  trained: { artifact, metrics, heldOutProfile, heldOutPredictions, comparison },
};
parentPort?.postMessage(trained, [artifact.buffer as ArrayBuffer]);

async function receive(): Promise<Pick<TrainingJob, 'examples' | 'background'>> {
  const examples: TrainingJob['examples'][number][] = [];
  const background: string[] = [];
  if (!parentPort) throw new Error('a training runs on a thread of its own');
  for await (const [piece] of on(parentPort, 'message') as AsyncIterable<[TrainingPiece]>) {
    if (piece === 'all') break;
    examples.push(...(piece.examples ?? []));
    background.push(...(piece.background ?? []));
  }
  return { examples, background };
}
