import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

const MAIN = new URL('../../dist/main.js', import.meta.url).pathname;
const START_TIMEOUT_MS = 240_000;

/** Signs the tokens of the services that the tests start. */
export const SECRET_KEY = process.env['SECRET_KEY'] ?? 'only for tests: 0123456789abcdefghijklmnop';

/** Has the services that the tests start tell of the components of their readiness. */
export const READINESS_TOKEN =
  process.env['E2E_READINESS_TOKEN'] ?? 'only for tests: what is it made of';

export const ADMIN = { email: 'admin@example.com', password: 'the admin of these tests' };

/** A running process of the built service. */
export interface Service {
  readonly url: string;
  readonly process: ChildProcess;
  /** All that it has written so far. */
  output(): string;
  /** Ends it as an operator would; gives its exit code. */
  stop(): Promise<number | null>;
}

/** How a start ended that was meant to fail. */
export interface FailedStart {
  readonly exitCode: number | null;
  readonly output: string;
}

/** Starts `dist/main.js` on a free port and waits until it is ready. */
export async function startService(
  environment: Record<string, string>,
  main = MAIN,
): Promise<Service> {
  const { child, output } = launch(environment, main);
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const url = /Server listening at (http:\/\/[^\s"]+)/.exec(output())?.[1];
    if (url) return { url, process: child, output, stop: () => stop(child) };
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`the service did not start (exit code ${child.exitCode}):\n${output()}`);
    }
    await sleep(25);
  }
}

/** Starts the service and waits for the end that must follow. */
export async function startAndFail(environment: Record<string, string>): Promise<FailedStart> {
  const { child, output } = launch(environment);
  const force = setTimeout(() => child.kill('SIGKILL'), START_TIMEOUT_MS);
  await once(child, 'close');
  clearTimeout(force);
  return { exitCode: child.exitCode, output: output() };
}

/** Starts the service and does not wait: for tests of the start itself. */
export function launch(
  environment: Record<string, string>,
  main = MAIN,
): {
  child: ChildProcess;
  output: () => string;
} {
  const { DATABASE_URL: _, REDIS_URL: __, ...inherited } = process.env;
  const child = spawn(process.execPath, ['--enable-source-maps', main], {
    env: {
      ...inherited,
      PORT: '0',
      ENV: 'test',
      SECRET_KEY,
      READINESS_TOKEN,
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
      // There is no load balancer that would have to turn away first.
      SHUTDOWN_DELAY_SECONDS: '0',
      RATE_LIMIT_PER_MINUTE: '1000000',
      RATE_LIMIT_PER_USER_PER_MINUTE: '1000000',
      RATE_LIMIT_TICKETS_PER_MINUTE: '10000000',
      RATE_LIMIT_SIGN_IN_PER_MINUTE: '1000000',
      // Specs sign in once, and some take long; step-up.spec.ts has the real window.
      STEP_UP_MINUTES: '1440',
      WEBAUTHN_ORIGINS: 'https://desk.test',
      // Its training at the start would come in between what most tests look at.
      ENCODER: 'off',
      RETRAIN_AFTER_CORRECTIONS: '0',
      // `npm run coverage` asks what it reached.
      NODE_V8_COVERAGE: process.env['COVERAGE_DIR'],
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => (written += chunk.toString()));
  }
  return { child, output: () => written };
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
  }
  return child.exitCode;
}
