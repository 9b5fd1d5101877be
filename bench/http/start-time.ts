import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from '../support/side-by-side.js';
import { startOurs } from './servers.js';

/** What a start on an existing data folder may take. */
export const START_TARGET_SECONDS = 3;

/** Seconds from the start of the process to its first answer. */
export interface StartTimes {
  /** On an empty folder: creates the database and trains the first model. */
  readonly first: number;
  /** On that folder again; the median, and all of them. */
  readonly again: number;
  readonly all: readonly number[];
}

/** Starts the service on a data folder of its own, with its embedded PostgreSQL. */
export async function measureStarts(times: number): Promise<StartTimes> {
  const folder = await mkdtemp(join(tmpdir(), 'acs-bench-start-'));
  // Otherwise root's server would keep its data elsewhere, where nobody removes it.
  await chmod(folder, 0o755);
  try {
    const first = await startOnce(folder);
    const all: number[] = [];
    for (let number = 0; number < times; number++) all.push(await startOnce(folder));
    return { first, again: median(all), all };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function startOnce(folder: string): Promise<number> {
  const started = performance.now();
  const service = await startOurs({ databaseUrl: '', pool: 10 }, { DATA_DIR: folder });
  try {
    const response = await fetch(`${service.url}/health/ready`);
    if (!response.ok) throw new Error(`not ready: ${response.status}`);
    return (performance.now() - started) / 1000;
  } finally {
    await service.stop();
  }
}
