import { parentPort, workerData } from 'node:worker_threads';
import { languageNamer } from '../../language/detection/index.js';
import { ArtifactError, EnsembleClassifier, isCertain, type Judgement } from '../core/index.js';

/** Messages to judge, by their words or, where there are vectors, by their meaning too. */
export interface JudgingRound {
  readonly messages: readonly string[];
  /** One after another, all of the same length. */
  readonly vectors?: Float32Array | undefined;
}

/** A judgement, and whether the meaning of the message could change it. */
export type WorkerJudgement = Judgement & { readonly isCertain: boolean };

/** What the worker sends first, and then once for each round, in their order. */
export type JudgingMessage =
  | { readonly ready: { readonly encoder: string | null } }
  | { readonly unreadable: string }
  | { readonly judged: WorkerJudgement[] };

function send(message: JudgingMessage): void {
  parentPort?.postMessage(message);
}

try {
  const classifier = EnsembleClassifier.fromArtifact(
    workerData as Uint8Array,
    await languageNamer(),
  );
  parentPort?.on('message', ({ messages, vectors }: JudgingRound) => {
    const dimensions = vectors ? vectors.length / messages.length : 0;
    const judged = messages.map((message, i) => {
      const vector = vectors?.subarray(i * dimensions, (i + 1) * dimensions);
      const judgement = classifier.judge(message, vector);
      return { ...judgement, isCertain: judgement.intent === null || isCertain(judgement) };
    });
    send({ judged });
  });
  send({ ready: { encoder: classifier.encoder } });
} catch (error) {
  if (!(error instanceof ArtifactError)) throw error;
  send({ unreadable: error.message });
}
