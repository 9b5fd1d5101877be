/** Top to bottom: a module imports only itself and what stands below it. */
const MODULES = [
  'health',
  'feedback',
  'tickets',
  'triage',
  'auth',
  'users',
  'idempotency',
  'audit',
  'access',
  'limits',
  'database',
  'config',
  'common',
];

const SPEC = '\\.spec\\.ts$';
const CLASSIFIER = '^src/triage/classifier/';
const DECISION = '^src/triage/decision/';
const GUARANTEE = '^src/triage/guarantee/';
const EVALUATION = '^src/triage/evaluation/';
const METRICS = '^src/triage/classifier/metrics\\.ts$';
const ENCODER = '^src/triage/encoder/';
const KERNELS = '^src/triage/kernels/';

const oneWay = MODULES.map((module, index) => ({
  name: `one-way-${module}`,
  comment: `src/${module} imports only itself${MODULES[index + 1] ? ` and ${MODULES.slice(index + 1).join(', ')}` : ''}.`,
  severity: 'error',
  from: { path: `^src/${module}/` },
  to: { path: '^src/', pathNot: `^src/(${MODULES.slice(index).join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...oneWay,
    {
      name: 'module-without-a-place',
      comment: 'A new folder below src needs its place in MODULES of .dependency-cruiser.cjs.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/(cli|${MODULES.join('|')})/` },
      to: {},
    },
    {
      name: 'no-circular',
      comment:
        'Two files that import each other, directly or over others, are one: split them anew.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'pure-classifier',
      comment:
        'src/triage/classifier is pure TypeScript besides the kernels: no other folder, no package, no node: module.',
      severity: 'error',
      from: { path: CLASSIFIER, pathNot: SPEC },
      to: { pathNot: [CLASSIFIER, KERNELS] },
    },
    {
      name: 'pure-decision',
      comment:
        'src/triage/decision is pure TypeScript: besides itself only types of the classifier.',
      severity: 'error',
      from: { path: DECISION, pathNot: SPEC },
      to: { pathNot: [DECISION, CLASSIFIER] },
    },
    {
      name: 'pure-guarantee',
      comment: 'src/triage/guarantee is pure TypeScript: no other folder, no package.',
      severity: 'error',
      from: { path: GUARANTEE, pathNot: SPEC },
      to: { pathNot: GUARANTEE },
    },
    {
      name: 'pure-evaluation',
      comment:
        'src/triage/evaluation is pure TypeScript: besides itself only the guarantee and the metrics of the classifier.',
      severity: 'error',
      from: { path: EVALUATION, pathNot: SPEC },
      to: { pathNot: [EVALUATION, GUARANTEE, METRICS] },
    },
    {
      name: 'pure-kernels',
      comment: 'src/triage/kernels starts WebAssembly: no other folder, no package.',
      severity: 'error',
      from: { path: KERNELS, pathNot: SPEC },
      to: { pathNot: KERNELS },
    },
    {
      name: 'encoder-stands-alone',
      comment:
        'Of our own code, src/triage/encoder knows only the kernels, the database, config and common.',
      severity: 'error',
      from: { path: ENCODER, pathNot: SPEC },
      to: { path: '^src/', pathNot: [ENCODER, KERNELS, '^src/(common|config|database)/'] },
    },
    {
      name: 'decision-knows-only-types-of-the-classifier',
      comment: 'Deciding works on a classification, never on the classifier: import type.',
      severity: 'error',
      from: { path: DECISION, pathNot: SPEC },
      to: { path: CLASSIFIER, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'private-entities',
      comment: 'Entities are private to their module: use its service.',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: '^src/cli/' },
      to: { path: '\\.entity\\.ts$', pathNot: '^src/$1/' },
    },
    {
      name: 'no-dev-dependencies',
      comment: 'The image has no devDependencies: move the package to dependencies.',
      severity: 'error',
      from: { path: '^src/', pathNot: SPEC },
      to: { dependencyTypes: ['npm-dev'], pathNot: '/node_modules/@types/|^node_modules/@types/' },
    },
    {
      name: 'no-undeclared-packages',
      comment: 'A package that only another package brings along may be gone tomorrow: declare it.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-unresolvable',
      comment: 'The imported file or package does not exist.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-tests-in-src',
      comment: 'The build holds src only, without its specs.',
      severity: 'error',
      from: { path: '^src/', pathNot: SPEC },
      to: { path: ['^(test|bench)/', SPEC] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
