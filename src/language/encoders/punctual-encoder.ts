import { CircuitBreaker } from './circuit-breaker.js';
import type { SentenceEncoder } from './sentence-encoder.js';

const FAILURES = 5;
const PAUSE_MS = 10_000;

/** Whether texts are being encoded, for the readiness of the service. */
export const ENCODER_STATES = ['ok', 'degraded'] as const;
export type EncoderState = (typeof ENCODER_STATES)[number];

/**
 * An encoder for requests, which go on without a vector when it is late or fails. After five such
 * in a row it is not asked at all for 10 s, so that requests do not each wait in vain.
 */
export class PunctualEncoder {
  readonly #breaker: CircuitBreaker;

  constructor(
    private readonly encoder: SentenceEncoder,
    now?: () => number,
  ) {
    this.#breaker = new CircuitBreaker({ failures: FAILURES, pauseMs: PAUSE_MS, now });
  }

  get state(): EncoderState {
    return this.#breaker.state === 'closed' ? 'ok' : 'degraded';
  }

  /** The vector of the text, or nothing; never rejects. */
  async encodeWithin(text: string, milliseconds: number): Promise<Float32Array | undefined> {
    if (!this.#breaker.tryPass()) return undefined;
    const [vector] = await this.#encode(text, milliseconds).catch(() => []);
    if (vector) this.#breaker.succeeded();
    else this.#breaker.failed();
    return vector;
  }

  /** Does not rely on the encoder to heed the signal. */
  #encode(text: string, milliseconds: number): Promise<readonly Float32Array[]> {
    return new Promise((resolve, reject) => {
      const controller = new AbortController();
      const timer = setTimeout(() => {
        resolve([]);
        controller.abort();
      }, milliseconds);
      this.encoder
        .encode([text], controller.signal)
        .then(resolve, reject)
        .finally(() => clearTimeout(timer));
    });
  }
}
