import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
/** From here the packages are found, and nothing else looks. */
const FOLDER = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
const KEY = /[0-9a-f]{32}/;
/** Of each intent and of none, so that its training takes seconds. */
const EXAMPLES = 10;
const BACKGROUND = 40;

/** A build whose models of the starter set are of other code, and with less of that set. */
export interface UntrainedBuild {
  /** What to start of it. */
  readonly main: string;
  remove(): Promise<void>;
}

/** Copies the build, and gives its models the names that those of other code have. */
export async function copyUntrained(): Promise<UntrainedBuild> {
  await mkdir(FOLDER, { recursive: true });
  const folder = await mkdtemp(join(FOLDER, 'untrained-'));
  await cp(DIST, folder, { recursive: true });
  const models = join(folder, 'starter');
  for (const name of await readdir(models)) {
    await rename(join(models, name), join(models, name.replace(KEY, '0'.repeat(32))));
  }
  await shortenStarterSet(join(folder, 'triage/examples/starter'));
  return {
    main: join(folder, 'main.js'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function shortenStarterSet(folder: string): Promise<void> {
  const intents = join(folder, 'intents');
  for (const name of await readdir(intents)) {
    const file = join(intents, name);
    const intent = JSON.parse(await readFile(file, 'utf8')) as { examples: string[] };
    const examples = intent.examples.slice(0, EXAMPLES);
    await writeFile(file, JSON.stringify({ ...intent, examples }));
  }
  const background = join(folder, 'background.txt');
  const lines = (await readFile(background, 'utf8')).split('\n').slice(0, BACKGROUND);
  await writeFile(background, lines.join('\n'));
}
