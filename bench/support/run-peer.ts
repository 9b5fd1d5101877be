import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PeerJob, PeerOutcome, PeerRun } from './peer-process.js';

/** Runs a peer in a process of its own, so that neither a crash nor an endless run is the end. */
export async function runPeer(
  job: Omit<PeerJob, 'folder'>,
  timeoutMinutes: number,
): Promise<PeerRun> {
  const folder = await mkdtemp(join(tmpdir(), 'peer-'));
  try {
    const child = fork(new URL('./peer-process.ts', import.meta.url), {
      execArgv: ['--import', '@swc-node/register/esm-register'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      timeout: timeoutMinutes * 60_000,
    });
    let outcome: PeerOutcome | undefined;
    child.once('message', (message) => (outcome = message as PeerOutcome));
    // A child that is already gone is seen by its exit.
    child.send({ ...job, folder } satisfies PeerJob, () => undefined);
    // Its last message may arrive after its exit, but not after the channel has closed.
    const [exit] = await Promise.all([once(child, 'exit'), once(child, 'disconnect')]);
    if (child.killed) throw new Error(`stopped after ${timeoutMinutes} minutes`);
    if (!outcome) throw new Error(`ended without a result (${exit.filter(Boolean).join(', ')})`);
    if ('problem' in outcome) throw new Error(outcome.problem);
    return outcome;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
