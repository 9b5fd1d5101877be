import { Worker } from 'node:worker_threads';
import { EncoderError } from '../encoder.errors.js';
import type { BuiltinId } from './builtin-ids.js';
import type { EncoderRound } from './encoder-worker.js';

/**
 * A thread that encodes one round at a time. It starts with the first round, and anew with the
 * next one after it broke down; only while it works does it keep the process alive.
 */
export class EncoderThread {
  #worker: Worker | undefined;
  #settle: { resolve(vectors: Float32Array): void; reject(error: Error): void } | undefined;

  constructor(private readonly id: BuiltinId) {}

  get isBusy(): boolean {
    return this.#settle !== undefined;
  }

  /** The vectors of the texts, one after another. */
  encode(texts: EncoderRound): Promise<Float32Array> {
    this.#worker ??= this.#start();
    this.#worker.ref();
    this.#worker.postMessage(texts);
    return new Promise<Float32Array>((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL('./encoder-worker.js', import.meta.url), {
      workerData: this.id,
    });
    worker.on('message', (vectors: Float32Array) => {
      worker.unref();
      this.#end()?.resolve(vectors);
    });
    worker.once('error', (cause) => this.#breakDown(worker, cause));
    worker.once('exit', () => this.#breakDown(worker));
    return worker;
  }

  #breakDown(worker: Worker, cause?: unknown): void {
    // An error is followed by an exit, when another one may be at work already.
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    const why = cause instanceof Error ? `: ${cause.message}` : '.';
    const message = `The thread of the sentence encoder ended${why}`;
    this.#end()?.reject(new EncoderError('ENCODER.UNAVAILABLE', message, { cause }));
  }

  #end() {
    const settle = this.#settle;
    this.#settle = undefined;
    return settle;
  }
}
