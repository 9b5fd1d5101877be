/** When a circuit breaker opens, and for how long. */
export interface CircuitBreakerOptions {
  readonly failures: number;
  readonly pauseMs: number;
  /** A clock in milliseconds that never goes back. */
  readonly now?: () => number;
}

/** `closed`: everything passes; `open`: nothing; `probing`: one is on its way to see. */
export type CircuitState = 'closed' | 'open' | 'probing';

/**
 * Keeps from asking what fails anyway: after so many failures in a row nobody passes for a pause,
 * then one, whose success lets everybody pass again. Whoever passed tells how it went.
 */
export class CircuitBreaker {
  #failures = 0;
  #openUntil = 0;
  #state: CircuitState = 'closed';
  readonly #now: () => number;

  constructor(private readonly options: CircuitBreakerOptions) {
    this.#now = options.now ?? (() => performance.now());
  }

  get state(): CircuitState {
    return this.#state;
  }

  /** Whether one may pass. */
  tryPass(): boolean {
    if (this.#state === 'closed') return true;
    if (this.#state === 'probing' || this.#now() < this.#openUntil) return false;
    this.#state = 'probing';
    return true;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#state = 'closed';
  }

  failed(): void {
    this.#failures++;
    if (this.#state === 'closed' && this.#failures < this.options.failures) return;
    // What passed before the pause began, and fails late, does not make it longer.
    if (this.#state !== 'open') this.#openUntil = this.#now() + this.options.pauseMs;
    this.#state = 'open';
  }

  /** Whoever passed does not want to know any more: the next one may be the probe. */
  gaveUp(): void {
    if (this.#state === 'probing') this.#state = 'open';
  }
}
