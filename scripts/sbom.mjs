// Prints the bill of materials (CycloneDX 1.6) of what runs in production, from the lockfile alone.
// `npm sbom --omit dev` leaves out what development needs as well, such as rxjs.
import { readFileSync } from 'node:fs';

const { name, version, license } = JSON.parse(readFileSync('package.json', 'utf8'));
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const production = Object.keys(packages).filter((path) => path !== '' && !packages[path].dev);
const isProduction = new Set(production);

const components = production.map((path) => {
  const { version, license, integrity = '' } = packages[path];
  const [algorithm, content] = integrity.split('-');
  return {
    type: 'library',
    'bom-ref': path,
    name: nameOf(path),
    version,
    purl: `pkg:npm/${nameOf(path).replace('@', '%40')}@${version}`,
    hashes: [
      {
        alg: algorithm.replace('sha', 'SHA-'),
        content: Buffer.from(content, 'base64').toString('hex'),
      },
    ],
    licenses: license ? [{ expression: license }] : [],
  };
});

const dependencies = ['', ...production].map((path) => {
  const { dependencies = {}, optionalDependencies = {} } = packages[path];
  const needed = Object.keys({ ...dependencies, ...optionalDependencies });
  const found = needed.map((needs) => resolve(path, needs)).filter((it) => isProduction.has(it));
  return { ref: path || name, dependsOn: found };
});

const root = {
  type: 'application',
  'bom-ref': name,
  name,
  version,
  licenses: [{ expression: license }],
};
const bom = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 };
console.log(
  JSON.stringify({ ...bom, metadata: { component: root }, components, dependencies }, null, 2),
);

function nameOf(path) {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

// As Node does: in the package's own folder first, then in those around it.
function resolve(from, needs) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
    const path = `${at ? `${at}/` : ''}node_modules/${needs}`;
    if (packages[path] || at === '') return path;
  }
}
