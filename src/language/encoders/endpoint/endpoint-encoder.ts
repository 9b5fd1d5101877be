import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { CircuitBreaker } from '../circuit-breaker.js';
import { EncoderError } from '../encoder.errors.js';
import { SentenceEncoder } from '../sentence-encoder.js';
import { withSignal } from '../with-signal.js';
import { PassingFailure, requestEmbeddings } from './embeddings-request.js';
import { readEmbeddings } from './embeddings-response.js';
import { type EndpointOptions, requestHeaders, requestUrl } from './endpoint-options.js';
import { retryDelay } from './retry-delay.js';

const BATCH_TEXTS = 64;
const MAX_RETRIES = 2;
const ATTEMPT_TIMEOUT_MS = 10_000;
const DEADLINE_MS = 30_000;
const FAILURES = 5;
const PAUSE_MS = 30_000;

/** Asks a server that understands `POST {url}/embeddings` as OpenAI's does. */
export class EndpointEncoder extends SentenceEncoder {
  readonly id: string;
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #breaker: CircuitBreaker;
  readonly #closing = new AbortController();
  #dimension: number | undefined;

  constructor(private readonly options: EndpointOptions) {
    super();
    this.id = `endpoint:${options.model}`;
    this.#url = requestUrl(options);
    this.#headers = requestHeaders(options);
    // Every call under way listens.
    setMaxListeners(0, this.#closing.signal);
    this.#breaker = new CircuitBreaker({
      failures: FAILURES,
      pauseMs: PAUSE_MS,
      now: options.now,
    });
  }

  encode(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]> {
    return withSignal({ signals: [this.#closing.signal, signal] }, async (givenUp) => {
      const vectors: Float32Array[] = [];
      for (let start = 0; start < texts.length; start += BATCH_TEXTS) {
        const batch = texts.slice(start, start + BATCH_TEXTS);
        vectors.push(...(await this.#encodeBatch(batch, givenUp)));
      }
      return vectors;
    });
  }

  close(): Promise<void> {
    this.#closing.abort(new EncoderError('ENCODER.CLOSED', 'The encoder was closed.'));
    return Promise.resolve();
  }

  async #encodeBatch(texts: readonly string[], givenUp: AbortSignal): Promise<Float32Array[]> {
    givenUp.throwIfAborted();
    if (!this.#breaker.tryPass()) {
      throw new EncoderError('ENCODER.UNAVAILABLE', 'The embeddings server failed repeatedly.');
    }
    try {
      const vectors = await this.#ask(texts, givenUp);
      this.#breaker.succeeded();
      return vectors;
    } catch (error) {
      if (givenUp.aborted) this.#breaker.gaveUp();
      else this.#breaker.failed();
      throw error;
    }
  }

  async #ask(texts: readonly string[], givenUp: AbortSignal): Promise<Float32Array[]> {
    const body = JSON.stringify({ model: this.options.model, input: texts });
    const deadline = performance.now() + (this.options.deadlineMs ?? DEADLINE_MS);
    for (let retry = 1; ; retry++) {
      try {
        return this.#check(
          readEmbeddings(await this.#attempt(body, deadline, givenUp), texts.length),
        );
      } catch (error) {
        if (!(error instanceof PassingFailure)) throw error;
        const delay = error.retryAfterMs ?? retryDelay(retry);
        if (retry > MAX_RETRIES || performance.now() + delay >= deadline) throw lastFailure(error);
        await sleep(delay, undefined, { signal: givenUp }).catch(() => givenUp.throwIfAborted());
      }
    }
  }

  #attempt(body: string, deadline: number, givenUp: AbortSignal): Promise<unknown> {
    const patience = this.options.attemptTimeoutMs ?? ATTEMPT_TIMEOUT_MS;
    const timeoutMs = Math.min(patience, deadline - performance.now());
    const timeoutReason = new TimeoutFailure('The embeddings server took too long.');
    const request = { url: this.#url, headers: this.#headers, body };
    return withSignal({ signals: [givenUp], timeoutMs, timeoutReason }, (signal) =>
      requestEmbeddings({ ...request, signal }),
    );
  }

  /** Vectors of different models cannot be compared, so the dimension must not change. */
  #check(vectors: Float32Array[]): Float32Array[] {
    const dimension = vectors[0]?.length;
    this.#dimension ??= dimension;
    if (dimension === this.#dimension) return vectors;
    throw new EncoderError('ENCODER.BAD_RESPONSE', 'The dimension of the vectors has changed.');
  }
}

class TimeoutFailure extends PassingFailure {}

function lastFailure(failure: PassingFailure): EncoderError {
  const code = failure instanceof TimeoutFailure ? 'ENCODER.TIMEOUT' : 'ENCODER.UNAVAILABLE';
  return new EncoderError(code, failure.message, { cause: failure.cause });
}
