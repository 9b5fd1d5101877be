// Compiles kernels/*.ts to WebAssembly, so that nothing has to be compiled at a start.
import { readdirSync, writeFileSync } from 'node:fs';
import { compileKernel } from './compile-kernel.mjs';

const FOLDER = new URL('../kernels/', import.meta.url);
const TARGET = new URL('../src/triage/kernels/', import.meta.url);

for (const file of readdirSync(FOLDER).filter((it) => it.endsWith('.ts'))) {
  const name = file.slice(0, -'.ts'.length);
  writeFileSync(new URL(`${name}.wasm.ts`, TARGET), await compileKernel(FOLDER, name));
  console.log(`kernels/${file} → src/triage/kernels/${name}.wasm.ts`);
}
