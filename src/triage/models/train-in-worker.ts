import { Worker } from 'node:worker_threads';
import type { TrainingProgress } from '../classifier/training.js';
import type { TrainingJob, TrainingMessage, TrainingResult } from './training-worker.js';

/**
 * Trains on a thread of its own, so that requests are answered meanwhile; `signal` ends it. The
 * vectors and the active model are moved there, and gone here.
 */
export async function trainInWorker(
  job: TrainingJob,
  onProgress: (progress: TrainingProgress) => void,
  signal: AbortSignal,
): Promise<TrainingResult> {
  signal.throwIfAborted();
  const large = [job.embeddings?.vectors, job.embeddings?.background, job.active?.artifact];
  const worker = new Worker(new URL('./training-worker.js', import.meta.url), {
    workerData: job,
    transferList: large.flatMap((it) => (it?.buffer instanceof ArrayBuffer ? [it.buffer] : [])),
  });
  const abort = () => void worker.terminate();
  signal.addEventListener('abort', abort, { once: true });
  return new Promise<TrainingResult>((resolve, reject) => {
    worker.on('message', (message: TrainingMessage) => {
      if ('trained' in message) resolve(message.trained);
      else onProgress(message.progress);
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(reasonOf(signal)));
  }).finally(() => signal.removeEventListener('abort', abort));
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error
    ? signal.reason
    : new Error('The thread of the training ended.');
}
