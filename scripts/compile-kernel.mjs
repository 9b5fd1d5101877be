// Compiles one AssemblyScript kernel; used by the build of the kernels and by its test.
import { readFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

const OPTIONS = ['-O3', '--enable', 'simd', '--runtime', 'stub', '--noAssert', '--importMemory'];

const SOURCE = new URL('../src/', import.meta.url);
/** Each compiled kernel lies beside the code that calls it. */
const FOLDERS = {
  encoder: 'language/encoders/builtin/network',
  network: 'triage/core/kernels',
  products: 'triage/core/kernels',
  rows: 'triage/core/kernels',
  separator: 'triage/core/kernels',
};

/** Where the module of a kernel is kept. */
export function compiledKernel(name) {
  const folder = FOLDERS[name];
  if (!folder) throw new Error(`compile-kernel.mjs does not know where ${name} belongs`);
  return new URL(`${folder}/${name}.wasm.ts`, SOURCE);
}

/** The text of the file that holds the module of a kernel. */
export async function compileKernel(folder, name) {
  let module;
  const { error, stderr } = await asc.main(
    [`${name}.ts`, ...OPTIONS, '--outFile', `${name}.wasm`],
    {
      readFile: (path) => readSource(folder, path),
      writeFile: (path, contents) => {
        if (path.endsWith('.wasm')) module = Buffer.from(contents);
      },
      listFiles: () => [],
    },
  );
  if (error) throw new Error(`kernels/${name}.ts does not compile:\n${stderr.toString()}`);
  return [
    `// Made from kernels/${name}.ts by \`npm run build:kernels\`: do not edit.`,
    `export const ${constantName(name)} =`,
    `  '${module.toString('base64')}';`,
    '',
  ].join('\n');
}

function constantName(name) {
  return `${name.replaceAll('-', '_').toUpperCase()}_WASM`;
}

function readSource(folder, path) {
  try {
    return readFileSync(new URL(path, folder), 'utf8');
  } catch {
    // The compiler asks for places where a file might be.
    return null;
  }
}
