// Builds dist when it is missing or older than what it is made of, so that a start need not wait.
import { execSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Written last: `npm run dev`, or an interrupted build, leaves a dist without it. */
const BUILT = 'dist/.bundled';
const SOURCES = [
  'src',
  'web/console',
  'clients/typescript/src',
  'scripts/bundle.mjs',
  'package-lock.json',
  'nest-cli.json',
  'tsconfig.json',
  'tsconfig.build.json',
];

/** The latest change of a file, or of anything below a folder, in milliseconds. */
function changedAt(path) {
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  // The folder's own time tells of files that were removed.
  return readdirSync(path).reduce(
    (latest, name) => Math.max(latest, changedAt(join(path, name))),
    entry.mtimeMs,
  );
}

const isFresh = existsSync(BUILT) && SOURCES.every((it) => changedAt(it) < statSync(BUILT).mtimeMs);
if (!isFresh) {
  console.error('building …');
  // What the command prints that needs the build may be read by a program.
  execSync('npm run --silent build:anew', { stdio: ['ignore', process.stderr, 'inherit'] });
}
