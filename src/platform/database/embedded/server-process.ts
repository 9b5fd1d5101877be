import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Address } from './address.js';
import { isAlive, isRunning } from './processes.js';
import type { ServerAccount } from './server-account.js';
import { removeTemporary } from './socket-folder.js';

const READY = 'database system is ready to accept connections';
// Not ERROR: these are ours, are answered, and may hold people's words.
const WORTH_TELLING = /\b(WARNING|PANIC):/;
// What is left of a server that was killed ends a moment later.
const STILL_ENDING = /pre-existing shared memory block|lock file "postmaster.pid" already exists/;
const ENDING_TIMEOUT_MS = 15_000;
const PAUSE_MS = 50;
const STOP_TIMEOUT_MS = 15_000;

/**
 * Starts a PostgreSQL server and waits until it accepts connections: after a crash, until it has
 * recovered what was committed.
 */
export async function launch(...place: Parameters<typeof launchOnce>): Promise<ChildProcess> {
  const deadline = Date.now() + ENDING_TIMEOUT_MS;
  for (;;) {
    try {
      return await launchOnce(...place);
    } catch (error) {
      if (!STILL_ENDING.test(String(error)) || Date.now() > deadline) throw error;
    }
    await sleep(PAUSE_MS);
  }
}

async function launchOnce(
  postgres: string,
  folder: string,
  { port, settings }: Address,
  account: ServerAccount,
  warn?: (line: string) => void,
): Promise<ChildProcess> {
  const all = [...settings, 'max_connections=200'];
  const server = spawn(
    postgres,
    ['-D', folder, '-p', String(port), ...all.flatMap((setting) => ['-c', setting])],
    // Detached: Ctrl-C in a terminal must reach only us, who then stop it in good order.
    {
      ...account,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { LC_ALL: 'C' },
      cwd: '/',
    },
  );
  let output = '';
  let ready = false;
  await new Promise<void>((resolve, reject) => {
    server.stderr.on('data', (chunk: Buffer) => {
      const text = chunk.toString();
      for (const line of text.split('\n'))
        if (WORTH_TELLING.test(line)) warn?.(`PostgreSQL: ${line}`);
      if (ready) return;
      output = (output + text).slice(-4000);
      ready = output.includes(READY);
      if (ready) resolve();
    });
    server.once('error', reject);
    // Not 'exit': what it has written comes first.
    server.once('close', (code) => {
      reject(new Error(`the embedded PostgreSQL did not start (exit code ${code}): ${output}`));
    });
  });
  return server;
}

/** Fast shutdown: open transactions are rolled back, then the server ends. */
export async function terminate(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = once(server, 'exit');
  server.kill('SIGINT');
  const force = setTimeout(() => server.kill('SIGQUIT'), STOP_TIMEOUT_MS);
  await exited;
  clearTimeout(force);
}

/** Ends the server that outlived a killed instance: two servers on one folder would destroy it. */
export async function stopOrphan(folder: string): Promise<void> {
  const content = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , , socketFolder] = content.split('\n');
  await endOrphan(Number(pid), folder);
  if (socketFolder) await removeTemporary(socketFolder);
}

async function endOrphan(pid: number, folder: string): Promise<void> {
  if (!(await isRunning(pid, folder))) return;
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    process.kill(pid, signal);
    const deadline = Date.now() + STOP_TIMEOUT_MS;
    while (isAlive(pid) && Date.now() < deadline) await sleep(PAUSE_MS);
    if (!isAlive(pid)) return;
  }
}
