import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

const MAIN = new URL('../../dist/main.js', import.meta.url).pathname;
export const BENCH_ADMIN = { email: 'admin@example.com', password: 'the admin of a benchmark' };

/** The built service on a free port. */
export interface BenchService {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the built service; what it logs goes to the standard error output where it fails. */
export async function startBenchService(databaseUrl: string): Promise<BenchService> {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PORT: '0',
      ADMIN_EMAIL: BENCH_ADMIN.email,
      ADMIN_PASSWORD: BENCH_ADMIN.password,
      RATE_LIMIT_PER_MINUTE: '100000000',
      RATE_LIMIT_PER_USER_PER_MINUTE: '100000000',
      RATE_LIMIT_TICKETS_PER_MINUTE: '1000000000',
      RATE_LIMIT_SIGN_IN_PER_MINUTE: '100000000',
      ENCODER: 'off',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-20_000)));
  }
  for (;;) {
    const url = /Server listening at (http:\/\/[^\s"]+)/.exec(output)?.[1];
    if (url) return { url, stop: () => stop(child) };
    if (child.exitCode !== null) throw new Error(`the service did not start:\n${output}`);
    await sleep(50);
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}
