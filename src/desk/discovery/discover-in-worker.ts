import { Worker } from 'node:worker_threads';
import type { Discovered, DividedProposal, Rows } from '../../triage/core/index.js';
import type { DiscoveryMessageOut, DiscoveryWork } from './discovery-worker.js';

/** Finds intents on a thread of its own, so that requests are answered meanwhile; `signal` ends it. */
export async function discoverInWorker(
  work: Extract<DiscoveryWork, { task: unknown }>,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<Discovered> {
  const message = await run(work, [work.task.vectors], signal, onProgress);
  if ('discovered' in message) return message.discovered;
  throw new Error('the thread did something else');
}

/** Divides a proposal on a thread of its own. */
export async function divideInWorker(
  work: Extract<DiscoveryWork, { parts: number }>,
): Promise<DividedProposal> {
  const message = await run(work, [work.rows], new AbortController().signal);
  if ('divided' in message) return message.divided;
  throw new Error('the thread did something else');
}

async function run(
  workerData: DiscoveryWork,
  rows: readonly (Rows | null)[],
  signal: AbortSignal,
  onProgress: (done: number) => void = () => undefined,
): Promise<DiscoveryMessageOut> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('./discovery-worker.js', import.meta.url), {
    workerData,
    transferList: rows.flatMap((it) => {
      return it?.values.buffer instanceof ArrayBuffer ? [it.values.buffer] : [];
    }),
  });
  const abort = () => void worker.terminate();
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await new Promise<DiscoveryMessageOut>((resolve, reject) => {
      worker.on('message', (message: DiscoveryMessageOut) => {
        if ('done' in message) onProgress(message.done);
        else resolve(message);
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(reasonOf(signal)));
    });
  } finally {
    signal.removeEventListener('abort', abort);
    void worker.terminate();
  }
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error
    ? signal.reason
    : new Error('The thread of the discovery ended.');
}
