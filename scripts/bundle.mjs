// Puts all that dist/main.js imports into a few files beside it: to find and read some 2,500 small
// ones takes longer than everything else that a start does. What runs in threads stays as built.
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
/** So Nest asks for packages that need not be there. Bundlers do not see through it. */
const HIDDEN_REQUIRE = /^const require = createRequire\(import\.meta\.url\);$/m;
const ANY_REQUIRE = /\brequire\s*=\s*createRequire\(/;

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

/** Without lines for stack traces: a map of them all would be read at every start. */
async function foreign(id) {
  const code = (await readFile(id, 'utf8')).replace(HIDDEN_REQUIRE, '');
  // Otherwise what it asks for would be there twice, and classes would not know their own.
  if (ANY_REQUIRE.test(code))
    throw new Error(`${id} requires in a way that bundle.mjs does not know`);
  return { code, map: { mappings: '' } };
}

const bundle = await rolldown({
  input: join(DIST, 'main.js'),
  platform: 'node',
  // They are not JavaScript, read files beside their own, or are loaded when somebody has a passkey.
  external: [
    /^eld\//,
    /^@simplewebauthn\//,
    /^@node-rs\//,
    /^ioredis$/,
    /^pino/,
    /^swagger-ui-dist/,
  ],
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
  // Apart from ours, or a place in them would be taken for the line of ours that comes before it.
  codeSplitting: { groups: [{ name: 'packages', test: /[\\/]node_modules[\\/]/ }] },
  sourcemap: true,
});
// Tells scripts/ensure-built.mjs that the build came to its end.
await writeFile(join(DIST, '.bundled'), '');
