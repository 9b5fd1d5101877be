/** What ends the work. */
export interface Ending {
  readonly signals: readonly (AbortSignal | undefined)[];
  readonly timeoutMs?: number;
  /** Why the signal is aborted when the time is up. */
  readonly timeoutReason?: Error;
}

/**
 * Works with a signal that ends with any of the given ones, or in time. Unlike `AbortSignal.any`,
 * of which Node.js 20 keeps a trace in every signal that lives on, it leaves nothing behind.
 */
export async function withSignal<Result>(
  { signals, timeoutMs, timeoutReason }: Ending,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const abort = () => {
    controller.abort(signals.find((signal) => signal?.aborted)?.reason);
  };
  for (const signal of signals) signal?.addEventListener('abort', abort, { once: true });
  if (signals.some((signal) => signal?.aborted)) abort();
  const timer =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => controller.abort(timeoutReason), timeoutMs);
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    for (const signal of signals) signal?.removeEventListener('abort', abort);
  }
}
