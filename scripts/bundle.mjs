// Puts all that dist/main.js imports into a few files beside it: to find and read some 2,500 small
// ones takes longer than everything else that a start does. What runs in threads stays as built.
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
/** So Nest asks for packages that need not be there. Bundlers do not see through it. */
const HIDDEN_REQUIRE = 'const require = createRequire(import.meta.url);';

const sources = {
  name: 'sources',
  load(id) {
    if (id.startsWith(DIST + sep)) return own(id);
    return /\.[cm]?js$/.test(id) ? foreign(id) : null;
  },
};

/** With the lines of src for stack traces, and with the place where it finds what lies beside it. */
async function own(id) {
  const code = await readFile(id, 'utf8');
  const map = JSON.parse(await readFile(`${id}.map`, 'utf8'));
  map.sources = map.sources.map((source) => join(dirname(id), source));
  const place = JSON.stringify(`./${relative(DIST, id).split(sep).join('/')}`);
  return { code: code.replaceAll('import.meta.url', `new URL(${place}, import.meta.url)`), map };
}

/** Without lines: a map of them all would be read at every start. */
async function foreign(id) {
  const code = await readFile(id, 'utf8');
  return { code: code.replace(HIDDEN_REQUIRE, ''), map: { mappings: '' } };
}

const bundle = await rolldown({
  input: join(DIST, 'main.js'),
  platform: 'node',
  // They are not JavaScript, or read files beside their own.
  external: [/^@node-rs\//, /^pino/, /^swagger-ui-dist/],
  plugins: [sources],
  onLog(level, log, report) {
    // Nest and TypeORM name packages that we do without, such as microservices.
    if (log.code !== 'UNRESOLVED_IMPORT') report(level, log);
  },
});
await bundle.write({
  dir: DIST,
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
  // Nest and TypeORM go by the names of classes.
  keepNames: true,
  sourcemap: true,
});
