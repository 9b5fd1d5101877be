import { EncoderError } from '../encoder.errors.js';
import { SentenceEncoder } from '../sentence-encoder.js';
import type { BuiltinId } from './builtin-ids.js';
import { EncoderThread } from './encoder-thread.js';
import { EncodingJob } from './encoding-job.js';
import { WaitingLine, type WaitingText } from './waiting-line.js';

/** What may be set: both have defaults. */
export interface BuiltinEncoderOptions {
  readonly threads?: number;
  /** How many texts of requests, and as many of bulk calls, may wait. */
  readonly waitingLimit?: number;
}

const WAITING_LIMIT = 2_000;
/** A call of more texts than this comes from a training, and can wait. */
const REQUEST_TEXTS = 32;
/** More at once take as long each, and whoever comes next would wait for all of them. */
const ROUND_TEXTS = 8;
const BULK_ROUND_TEXTS = 4;
/** As many as a text that is cut at 256 tokens; more of them would keep others waiting as well. */
const ROUND_CHARACTERS = 1_200;

/**
 * A built-in encoder on threads of its own, which start with the first text.
 * Calls share rounds; calls of up to 32 texts go before larger ones.
 */
export class BuiltinEncoder extends SentenceEncoder {
  readonly #threads: EncoderThread[];
  readonly #requests: WaitingLine;
  readonly #bulk: WaitingLine;
  readonly #underWay = new Set<EncodingJob>();
  #closed = false;

  constructor(
    readonly id: BuiltinId,
    options: BuiltinEncoderOptions = {},
  ) {
    super();
    const { threads = 1, waitingLimit = WAITING_LIMIT } = options;
    this.#threads = Array.from({ length: threads }, () => new EncoderThread(id));
    this.#requests = new WaitingLine(waitingLimit);
    this.#bulk = new WaitingLine(waitingLimit);
  }

  async encode(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]> {
    if (this.#closed) throw closedError();
    signal?.throwIfAborted();
    if (texts.length === 0) return [];
    const job = new EncodingJob(texts);
    const line = texts.length > REQUEST_TEXTS ? this.#bulk : this.#requests;
    if (!line.add(job)) {
      throw new EncoderError('ENCODER.OVERLOADED', 'Too many texts wait for the sentence encoder.');
    }
    const giveUp = () => this.#fail(job, signal?.reason);
    signal?.addEventListener('abort', giveUp, { once: true });
    this.#underWay.add(job);
    this.#startRounds();
    try {
      return await job.vectors;
    } finally {
      this.#underWay.delete(job);
      signal?.removeEventListener('abort', giveUp);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const job of this.#underWay) this.#fail(job, closedError());
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }

  #startRounds(): void {
    for (const thread of this.#threads) {
      if (!thread.isBusy) this.#startRound(thread);
    }
  }

  #startRound(thread: EncoderThread): void {
    const requests = this.#requests.take(ROUND_TEXTS, ROUND_CHARACTERS);
    const round =
      requests.length > 0 ? requests : this.#bulk.take(BULK_ROUND_TEXTS, ROUND_CHARACTERS);
    if (round.length === 0) return;
    void this.#encodeRound(thread, round).then(() => this.#startRounds());
  }

  async #encodeRound(thread: EncoderThread, round: readonly WaitingText[]): Promise<void> {
    try {
      const vectors = await thread.encode(round.map(({ job, index }) => job.texts[index]!));
      const size = vectors.length / round.length;
      round.forEach(({ job, index }, i) => {
        job.put(index, vectors.slice(i * size, (i + 1) * size));
      });
    } catch (error) {
      for (const { job } of round) this.#fail(job, error);
    }
  }

  #fail(job: EncodingJob, reason: unknown): void {
    job.fail(reason);
    this.#requests.remove(job);
    this.#bulk.remove(job);
  }
}

function closedError(): EncoderError {
  return new EncoderError('ENCODER.CLOSED', 'The sentence encoder was closed.');
}
