import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

const INSTANCE = new URL('./jobs-process.mjs', import.meta.url).pathname;

interface Reply {
  readonly number: number;
  readonly result?: unknown;
  readonly error?: string;
}

/** A process with jobs of its own. */
export interface JobsInstance {
  readonly process: ChildProcess;
  output(): string;
  /** What the instance gives for a call; rejects with the code of its error. */
  call(name: string, input: object): Promise<unknown>;
  /** Ends it as an operator would; gives its exit code. */
  stop(): Promise<number | null>;
  kill(): Promise<void>;
}

export async function startJobsInstance(
  environment: Record<string, string>,
): Promise<JobsInstance> {
  const child = fork(INSTANCE, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let written = '';
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.on('data', (chunk: Buffer) => (written += chunk.toString()));
  }
  await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error(`the instance did not start:\n${written}`);
    }),
  ]);
  let number = 0;
  const ended = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
    }
    return child.exitCode;
  };
  return {
    process: child,
    output: () => written,
    call: (name, input) =>
      new Promise((resolve, reject) => {
        const own = (number += 1);
        const fail = () => {
          reject(new Error(`the instance ended:\n${written}`));
        };
        const listen = (reply: Reply) => {
          if (reply.number !== own) return;
          child.off('message', listen);
          child.off('exit', fail);
          if (reply.error === undefined) resolve(reply.result);
          else reject(new Error(reply.error));
        };
        child.on('message', listen);
        child.once('exit', fail);
        child.send({ number: own, call: name, input });
      }),
    stop: () => ended('SIGTERM'),
    kill: async () => {
      await ended('SIGKILL');
    },
  };
}
