import { Worker } from 'node:worker_threads';
import { ArtifactError } from '../core/index.js';
import type { JudgingMessage, JudgingRound, WorkerJudgement } from './judging-worker.js';

interface Waiting {
  readonly resolve: (judged: WorkerJudgement[]) => void;
  readonly reject: (reason: unknown) => void;
}

/** A thread with a model of its own; rounds wait for their turn in the thread. */
export class JudgingThread {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  #failure: Error | undefined;

  /**
   * The id of the encoder whose vectors the model understands, as soon as it is loaded.
   * Rejects with ArtifactError where the bytes are not a model of this version.
   */
  readonly encoder: Promise<string | null>;

  /** @param artifact shared memory, so that the threads need no copies */
  constructor(artifact: Uint8Array<SharedArrayBuffer>) {
    this.#worker = new Worker(new URL('./judging-worker.js', import.meta.url), {
      workerData: artifact,
    });
    this.encoder = new Promise((resolve, reject) => {
      this.#worker.on('message', (message: JudgingMessage) => {
        if ('judged' in message) this.#waiting.shift()?.resolve(message.judged);
        else if ('ready' in message) resolve(message.ready.encoder);
        else reject(new ArtifactError(message.unreadable));
      });
      const end = (failure: Error) => {
        this.#failure ??= failure;
        reject(this.#failure);
        for (const waiting of this.#waiting.splice(0)) waiting.reject(this.#failure);
      };
      this.#worker.once('error', (error) =>
        end(error instanceof Error ? error : new Error(String(error))),
      );
      this.#worker.once('exit', () => end(new Error('The thread of a replay ended.')));
    });
    // Whoever waits for a judgement learns of the failure as well.
    this.encoder.catch(() => undefined);
  }

  /** Rounds that are not judged yet. */
  get load(): number {
    return this.#waiting.length;
  }

  judge(round: JudgingRound): Promise<WorkerJudgement[]> {
    if (this.#failure) return Promise.reject(this.#failure);
    this.#worker.postMessage(round);
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  /** Ends the thread; what it has not judged is rejected. */
  async close(): Promise<void> {
    await this.#worker.terminate();
  }
}
