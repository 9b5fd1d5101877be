// Runs the unit and API tests and tells what they reach of src, the built service included.
// Ends with 1 where that is too little, or a test fails. Arguments are handed on to Jest.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { type Reach, ReachOfSources } from './reach.js';

const AT_LEAST = { lines: 90, branches: 85 };
/** Not written by us, or not run by the service: kernels, what changes the schema, commands. */
const LEFT_OUT = /\.spec\.ts$|\.wasm\.ts$|\/migrations\/|^cli\//;

const root = resolve(import.meta.dirname, '../..');
const src = join(root, 'src');
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !LEFT_OUT.test(path))
  .map((path) => join(src, path));

const folder = mkdtempSync(join(tmpdir(), 'acs-coverage-'));
const tests = spawnSync(
  'npx',
  [
    'jest',
    ...process.argv.slice(2),
    ...['--selectProjects', 'unit', 'api', '--coverage', '--coverageProvider=v8'],
    ...['--coverageReporters=none', '--reporters=default'],
    '--reporters=<rootDir>/scripts/coverage/reporter.mjs',
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, COVERAGE_DIR: folder } },
);
const reach = new ReachOfSources(sources);
reach.addAll(folder);
rmSync(folder, { recursive: true });

const folders = new Map<string, Reach[]>();
for (const [source, reached] of reach.reached()) {
  const name = relative(root, dirname(source)).split('/').slice(0, 3).join('/');
  folders.set(name, [...(folders.get(name) ?? []), reached]);
}
const row = (name: string, { lines, branches }: Record<keyof Reach, number>) =>
  console.log(name.padEnd(28), format(lines), format(branches));
const format = (percent: number) => `${percent.toFixed(1)} %`.padStart(10);

console.log('\n' + 'reached'.padEnd(28), 'lines'.padStart(10), 'branches'.padStart(10));
for (const [name, reached] of [...folders].sort()) row(name, percents(reached));
const total = percents([...folders.values()].flat());
row('all', total);
row('at least', AT_LEAST);
const isEnough = total.lines >= AT_LEAST.lines && total.branches >= AT_LEAST.branches;
process.exitCode = tests.status === 0 && isEnough ? 0 : 1;

function percents(reached: readonly Reach[]): Record<keyof Reach, number> {
  const percent = (of: keyof Reach) => {
    const all = reached.reduce((sum, it) => sum + it[of][1], 0);
    return all === 0 ? 100 : (100 * reached.reduce((sum, it) => sum + it[of][0], 0)) / all;
  };
  return { lines: percent('lines'), branches: percent('branches') };
}
