import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { TrainingProgress } from '../core/index.js';
import type {
  TrainingJob,
  TrainingMessage,
  TrainingPiece,
  TrainingResult,
} from './training-worker.js';

/** To copy so many to another thread takes some milliseconds. */
const TEXTS_AT_ONCE = 2_000;

/**
 * Trains on a thread of its own, so that requests are answered meanwhile; `signal` ends it. The
 * vectors and the active model are moved there, and gone here; the texts are copied piece by piece.
 */
export async function trainInWorker(
  job: TrainingJob,
  onProgress: (progress: TrainingProgress) => void,
  signal: AbortSignal,
): Promise<TrainingResult> {
  signal.throwIfAborted();
  const large = [job.embeddings?.vectors, job.embeddings?.background, job.active?.artifact];
  const worker = new Worker(new URL('./training-worker.js', import.meta.url), {
    workerData: { ...job, examples: [], background: [] } satisfies TrainingJob,
    transferList: large.flatMap((it) => (it?.buffer instanceof ArrayBuffer ? [it.buffer] : [])),
  });
  const abort = () => void worker.terminate();
  signal.addEventListener('abort', abort, { once: true });
  const trained = new Promise<TrainingResult>((resolve, reject) => {
    worker.on('message', (message: TrainingMessage) => {
      if ('trained' in message) resolve(message.trained);
      else onProgress(message.progress);
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(reasonOf(signal)));
  }).finally(() => signal.removeEventListener('abort', abort));
  const [result] = await Promise.all([trained, send(worker, job)]);
  return result;
}

async function send(worker: Worker, { examples, background }: TrainingJob): Promise<void> {
  const post = (piece: TrainingPiece) => {
    worker.postMessage(piece);
    return nextTurn();
  };
  for (let start = 0; start < examples.length; start += TEXTS_AT_ONCE) {
    await post({ examples: examples.slice(start, start + TEXTS_AT_ONCE) });
  }
  for (let start = 0; start < background.length; start += TEXTS_AT_ONCE) {
    await post({ background: background.slice(start, start + TEXTS_AT_ONCE) });
  }
  await post('all');
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error
    ? signal.reason
    : new Error('The thread of the training ended.');
}
