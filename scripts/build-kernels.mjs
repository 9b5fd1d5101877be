// Compiles kernels/*.ts to WebAssembly, so that nothing has to be compiled at a start.
import { readdirSync, writeFileSync } from 'node:fs';
import { compileKernel, compiledKernel } from './compile-kernel.mjs';

const FOLDER = new URL('../kernels/', import.meta.url);

for (const file of readdirSync(FOLDER).filter((it) => it.endsWith('.ts'))) {
  const name = file.slice(0, -'.ts'.length);
  writeFileSync(compiledKernel(name), await compileKernel(FOLDER, name));
  console.log(`kernels/${file} → ${compiledKernel(name).pathname}`);
}
