import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const SOURCES = new URL('../../../kernels/', import.meta.url);
const COMPILER = new URL('../../../scripts/compile-kernel.mjs', import.meta.url);

const { compileKernel } = (await import(COMPILER.href)) as {
  compileKernel(folder: URL, name: string): Promise<string>;
};
const names = readdirSync(SOURCES)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length));

it.each(names)('%s is compiled from its source: npm run build:kernels', async (name) => {
  const committed = readFileSync(new URL(`${name}.wasm.ts`, import.meta.url), 'utf8');
  expect(committed).toBe(await compileKernel(SOURCES, name));
});
