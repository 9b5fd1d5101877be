// Compiles a test's process and what it imports into one file, so that each start of it need not:
// `bundle-process.mjs <source> <target>`.
import { argv } from 'node:process';
import { rolldown } from 'rolldown';

const [input, file] = argv.slice(2);
// What the compiler adds is no package of ours.
const external = (id) => !/^[./]/.test(id) && !id.includes('@oxc-project');
const bundle = await rolldown({ input, external, platform: 'node' });
await bundle.write({ file, format: 'esm' });
