import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadJob, LoadResult } from './load.js';

const START_DEADLINE_MS = 120_000;

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** The generator of load, in a process of its own. */
export interface LoadProcess {
  run(job: LoadJob): Promise<LoadResult>;
  stop(): void;
}

/**
 * Starts Node and waits until the program says where it listens. It writes to a file, as in a
 * container: reading its log here would take time from the measurement.
 */
export async function startServer(
  parameters: readonly string[],
  environment: Record<string, string>,
): Promise<ServerProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'acs-bench-log-'));
  const path = join(folder, 'log');
  const log = openSync(path, 'a');
  const child = spawn(process.execPath, parameters, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const stop = async (): Promise<void> => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  const deadline = Date.now() + START_DEADLINE_MS;
  for (;;) {
    const output = readFileSync(path, 'utf8');
    const url = /Server listening at (http:\/\/[^\s"]+)/.exec(output)?.[1];
    if (url && child.pid !== undefined) return { url, pid: child.pid, stop };
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`a server did not start:\n${output}`);
    }
    await sleep(20);
  }
}

export function startLoadProcess(): LoadProcess {
  const child = fork(new URL('load-process.ts', import.meta.url));
  let answer: (result: LoadResult) => void = () => undefined;
  let fail: (reason: Error) => void = () => undefined;
  child.on('message', (result) => answer(result as LoadResult));
  child.on('exit', () => fail(new Error('the load ended early')));
  return {
    run: (job) =>
      new Promise((resolve, reject) => {
        [answer, fail] = [resolve, reject];
        child.send(job);
      }),
    stop: () => child.kill(),
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}
