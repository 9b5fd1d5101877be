import { copyFile, mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tier } from '../triage/core/index.js';
import {
  packPrebuilt,
  PREBUILT_FOLDER,
  prebuiltNames,
} from '../triage/models/prebuilt/prebuilt-model.js';
import { trainStarter } from '../triage/models/prebuilt/train-starter.js';
import { TrainingDisplay } from './training-display.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const UNUSED_DAYS = 14;
/** Outside of the project: it outlives `nest build` and `npm ci`, and serves other clones too. */
const CACHE = join(
  process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
  'automated-customer-support',
);

/** The last step of the build but one: trains what every new service starts with. */
async function main(): Promise<void> {
  const names = await prebuiltNames();
  await rm(PREBUILT_FOLDER, { recursive: true, force: true });
  await mkdir(PREBUILT_FOLDER, { recursive: true });
  const display = new TrainingDisplay(process.stderr);
  const tiers = Object.entries(names) as [Tier, string][];
  await Promise.all(tiers.map(([tier, name]) => provide(tier, name, display)));
  display.end();
  await prune().catch(() => undefined);
}

async function provide(tier: Tier, name: string, display: TrainingDisplay): Promise<void> {
  const target = fileURLToPath(new URL(name, PREBUILT_FOLDER));
  const kept = join(CACHE, name);
  if (await copied(kept, target)) return;
  const model = await trainStarter(tier, (done) => display.report(tier, done));
  await write(target, packPrebuilt(model));
  // A build works without a cache, such as in a container.
  await keep(target, kept).catch(() => undefined);
}

async function copied(kept: string, target: string): Promise<boolean> {
  try {
    await copyFile(kept, target);
    await utimes(kept, new Date(), new Date());
    return true;
  } catch {
    return false;
  }
}

async function keep(file: string, kept: string): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const unfinished = `${kept}.${process.pid}`;
  await copyFile(file, unfinished);
  await rename(unfinished, kept);
}

async function write(file: string, bytes: Uint8Array): Promise<void> {
  await writeFile(`${file}.unfinished`, bytes);
  await rename(`${file}.unfinished`, file);
}

/** Removes what no build has asked for in a while. */
async function prune(): Promise<void> {
  for (const name of await readdir(CACHE)) {
    const file = join(CACHE, name);
    const { mtimeMs } = await stat(file);
    if (Date.now() - mtimeMs > UNUSED_DAYS * DAY_MS) await rm(file, { force: true });
  }
}

await main();
