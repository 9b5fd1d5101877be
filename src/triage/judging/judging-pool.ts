import { availableParallelism } from 'node:os';
import { JudgingThread } from './judging-thread.js';
import type { WorkerJudgement } from './judging-worker.js';

const MOST_THREADS = 4;
/** Small enough that all threads have work until the end of a batch. */
const ROUND = 125;

/** Judges messages by one model on as many threads as there are cores, at most four. */
export class JudgingPool {
  private constructor(
    private readonly threads: readonly JudgingThread[],
    /** Id of the encoder whose vectors the model understands. */
    readonly encoder: string | null,
  ) {}

  /** Loads the model in every thread. @throws ArtifactError */
  static async open(artifact: Uint8Array): Promise<JudgingPool> {
    const shared = new Uint8Array(new SharedArrayBuffer(artifact.length));
    shared.set(artifact);
    const count = Math.min(availableParallelism(), MOST_THREADS);
    const threads = Array.from({ length: count }, () => new JudgingThread(shared));
    try {
      const [encoder = null] = await Promise.all(threads.map((thread) => thread.encoder));
      return new JudgingPool(threads, encoder);
    } catch (error) {
      await Promise.all(threads.map((thread) => thread.close()));
      throw error;
    }
  }

  /** In the order of the messages; with vectors, there is one for each. */
  async judge(
    messages: readonly string[],
    vectors?: readonly Float32Array[],
  ): Promise<WorkerJudgement[]> {
    const rounds: Promise<WorkerJudgement[]>[] = [];
    for (let start = 0; start < messages.length; start += ROUND) {
      const part = vectors?.slice(start, start + ROUND);
      rounds.push(
        this.#freest().judge({
          messages: messages.slice(start, start + ROUND),
          vectors: part && joined(part),
        }),
      );
    }
    return (await Promise.all(rounds)).flat();
  }

  /** Ends the threads; what is under way is rejected. */
  async close(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.close()));
  }

  #freest(): JudgingThread {
    return this.threads.reduce((best, thread) => (thread.load < best.load ? thread : best));
  }
}

function joined(vectors: readonly Float32Array[]): Float32Array {
  const dimensions = vectors[0]?.length ?? 0;
  const all = new Float32Array(vectors.length * dimensions);
  vectors.forEach((vector, i) => all.set(vector, i * dimensions));
  return all;
}
