// Compiles one AssemblyScript kernel; used by the build of the kernels and by its test.
import { readFileSync } from 'node:fs';
import asc from 'assemblyscript/asc';

const OPTIONS = ['-O3', '--enable', 'simd', '--runtime', 'stub', '--noAssert', '--importMemory'];

/** The file of src/triage/kernels that holds the module of a kernel. */
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
