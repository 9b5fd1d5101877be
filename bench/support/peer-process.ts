/** The process in which one peer is trained and asked; see run-peer.ts. */
import type { PeerAnswer, PeerModule } from '../peers/peer.js';
import type { LabeledRow } from './labeled-csv.js';

const WARM_UP = 200;

/** What the process is told. */
export interface PeerJob {
  /** The URL of the peer's module. */
  readonly peer: string;
  /** Where the peer may write files. */
  readonly folder: string;
  readonly rows: readonly LabeledRow[];
  readonly messages: readonly string[];
}

/** The answers of a peer, in the order of the messages, and how long they took. */
export interface PeerRun {
  readonly trainSeconds: number;
  readonly medianMs: number;
  readonly answers: readonly PeerAnswer[];
}

/** What the process says before it ends. */
export type PeerOutcome = PeerRun | { readonly problem: string };

process.once('message', (job: PeerJob) => {
  void work(job)
    .catch((error: unknown) => ({
      problem: error instanceof Error ? error.message : String(error),
    }))
    .then((outcome) => process.send?.(outcome, () => process.exit()));
});

async function work({ peer: url, folder, rows, messages }: PeerJob): Promise<PeerRun> {
  const { createPeer } = (await import(url)) as PeerModule;
  const peer = await createPeer();
  process.chdir(folder);
  const started = performance.now();
  await peer.train(rows);
  const trainSeconds = (performance.now() - started) / 1000;

  // With known messages, so that none of those that count is in a cache.
  for (const { text } of rows.slice(0, WARM_UP)) await peer.classify(text);
  const latencies: number[] = [];
  const answers: PeerAnswer[] = [];
  for (const message of messages) {
    const before = performance.now();
    answers.push(await peer.classify(message));
    latencies.push(performance.now() - before);
  }
  latencies.sort((a, b) => a - b);
  return { trainSeconds, medianMs: latencies[Math.floor(latencies.length / 2)] ?? 0, answers };
}
