import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';

const SOURCES = new URL('../../../kernels/', import.meta.url);
const COMPILER = new URL('../../../scripts/compile-kernel.mjs', import.meta.url);

const names = readdirSync(SOURCES)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length));

/** Jest cannot load the compiler, which is an ES module that waits while it loads. */
const COMPILE = `
  import { readFileSync } from 'node:fs';
  import { compileKernel, compiledKernel } from '${COMPILER.href}';
  const name = process.argv[1];
  const committed = readFileSync(compiledKernel(name), 'utf8');
  const compiled = await compileKernel(new URL('${SOURCES.href}'), name);
  process.stdout.write(JSON.stringify({ committed, compiled }));
`;

it.each(names)('%s is compiled from its source: npm run build:kernels', async (name) => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '--eval',
    COMPILE,
    name,
  ]);
  const { committed, compiled } = JSON.parse(stdout) as { committed: string; compiled: string };
  expect(compiled.length).toBeGreaterThan(0);
  expect(committed).toBe(compiled);
});
