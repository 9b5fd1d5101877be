import { Worker } from 'node:worker_threads';
import type { TrainingProgress } from '../classifier/training.js';
import type { TrainingJob, TrainingMessage, TrainingResult } from './training-worker.js';

/** Trains on a thread of its own, so that requests are answered meanwhile; `signal` ends it. */
export function trainInWorker(
  job: TrainingJob,
  onProgress: (progress: TrainingProgress) => void,
  signal: AbortSignal,
): Promise<TrainingResult> {
  const worker = new Worker(new URL('./training-worker.js', import.meta.url), { workerData: job });
  const abort = () => void worker.terminate();
  signal.addEventListener('abort', abort, { once: true });
  return new Promise<TrainingResult>((resolve, reject) => {
    worker.on('message', (message: TrainingMessage) => {
      if ('trained' in message) resolve(message.trained);
      else onProgress(message.progress);
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The training was interrupted.')));
  }).finally(() => signal.removeEventListener('abort', abort));
}
