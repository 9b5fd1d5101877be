import { parentPort, workerData } from 'node:worker_threads';
import {
  discover,
  type Discovered,
  type DiscoveryTask,
  type DividedProposal,
  divideProposal,
  type Rows,
} from '../../triage/core/index.js';

/** What the thread is given: messages to find intents for, or those of one proposal to divide. */
export type DiscoveryWork =
  | { readonly task: DiscoveryTask }
  | { readonly texts: readonly string[]; readonly rows: Rows; readonly parts: number };

/** What the thread sends. */
export type DiscoveryMessageOut =
  | { readonly done: number }
  | { readonly discovered: Discovered }
  | { readonly divided: DividedProposal };

const SEED = 1;
const TELL_EVERY_MS = 250;

const work = workerData as DiscoveryWork;
let told = 0;
const send = (message: DiscoveryMessageOut): void => parentPort?.postMessage(message);
const tell = (done: number): void => {
  if (Date.now() - told < TELL_EVERY_MS) return;
  told = Date.now();
  send({ done });
};
if ('task' in work) send({ discovered: discover(work.task, tell) });
else send({ divided: divideProposal(work.texts, work.rows, work.parts, SEED) });
