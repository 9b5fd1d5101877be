/**
 * The floors of the house from the top, and the rooms of each from the top. A room imports only from
 * rooms below it, on its own floor and on lower ones; floors that stand side by side share a line.
 */
const FLOORS = [
  [['app']],
  [['edge/live']],
  [
    [
      'desk/retention',
      'desk/reports',
      'desk/discovery',
      'desk/feedback',
      'desk/bulk',
      'desk/views',
      'desk/sla',
      'desk/rules',
      'desk/canned-answers',
      'desk/conversations',
      'desk/tickets',
      'desk/escalation',
      'desk/teams',
    ],
  ],
  [
    [
      'triage',
      'triage/policy',
      'triage/judging',
      'triage/models',
      'triage/labels',
      'triage/examples',
      'triage/taxonomy',
      'triage/changes',
      'triage/core',
    ],
  ],
  // Who somebody is and what a text means have nothing to do with each other.
  [
    ['identity/operations', 'identity/auth', 'identity/users', 'identity/organizations'],
    ['language/encoders', 'language/sentiment', 'language/detection'],
  ],
  [
    [
      'platform/mail',
      'platform/shipping',
      'platform/jobs',
      'platform/events',
      'platform/idempotency',
      'platform/audit',
      'platform/access',
      'platform/limits',
      'platform/database',
      'platform/database/embedded',
      'platform/config',
      'platform/kernels',
      'platform/common',
    ],
  ],
];

/** The folders within a room, from the top: each imports only those below it, no file beside them. */
const INNER = {
  'desk/rules': ['trial', 'firing', 'book', 'core'],
  'desk/sla': ['clocks', 'policies', 'hours', 'changes', 'calendar'],
  'identity/auth': [
    'on-behalf',
    'sign-in',
    'step-up',
    'passkeys',
    'second-factor',
    'invitations',
    'passwords',
    'links',
    'sessions',
    'external',
    'api-keys',
    'tokens',
    'attempts',
    'admission',
    'bearer',
  ],
};

const SPEC = '\\.spec\\.ts$';
const CORE = '^src/triage/core/';
/** Entry points of processes: they read files one by one, so that a start waits for no other. */
const ENTRY = '^src/(main\\.ts$|cli/|app/run-service\\.ts$)';

const rooms = FLOORS.flat(2);

/** The files of a room: not those of rooms within its folder. */
const within = (room) => {
  const inner = rooms
    .filter((it) => it.startsWith(`${room}/`))
    .map((it) => it.slice(room.length + 1));
  return inner.length > 0 ? `^src/${room}/(?!(${inner.join('|')})/)` : `^src/${room}/`;
};

/** What a room may import: itself, the rooms below it on its line, and all lower floors. */
function below(room) {
  const floor = FLOORS.findIndex((lines) => lines.flat().includes(room));
  const line = FLOORS[floor].find((it) => it.includes(room));
  return [...line.slice(line.indexOf(room)), ...FLOORS.slice(floor + 1).flat(2)];
}

const oneWay = rooms.map((room) => ({
  name: `one-way-${room.replaceAll('/', '-')}`,
  comment: `src/${room} imports only itself and ${below(room).slice(1).join(', ')}.`,
  severity: 'error',
  from: { path: within(room), pathNot: ENTRY },
  to: { path: '^src/', pathNot: below(room).map(within) },
}));

// platform/common is no module but a shelf: each of its files is one for all.
const throughFaces = rooms
  .filter((room) => room !== 'platform/common' && room !== 'app')
  .map((room) => ({
    name: `face-${room.replaceAll('/', '-')}`,
    comment: `From outside, src/${room} is entered by its index.ts only.`,
    severity: 'error',
    from: { path: '^src/', pathNot: [within(room), ENTRY] },
    to: { path: within(room), pathNot: `^src/${room}/index\\.ts$` },
  }));

const innerOrder = Object.entries(INNER).flatMap(([room, folders]) => {
  const paths = folders.map((folder) => `^src/${room}/${folder}/`);
  return [
    ...folders.map((folder, place) => ({
      name: `inner-order-${room.replaceAll('/', '-')}-${folder}`,
      comment: `Of src/${room}, ${folder} imports only ${folders.slice(place).join(', ')}.`,
      severity: 'error',
      from: { path: paths[place] },
      to: { path: `^src/${room}/`, pathNot: paths.slice(place) },
    })),
    {
      name: `inner-place-${room.replaceAll('/', '-')}`,
      comment: `A new folder of src/${room} needs its place in INNER of .dependency-cruiser.cjs.`,
      severity: 'error',
      from: { path: `^src/${room}/[^/]+/`, pathNot: paths },
      to: {},
    },
  ];
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...oneWay,
    ...throughFaces,
    ...innerOrder,
    {
      name: 'room-without-a-place',
      comment: 'A new folder below src needs its place in FLOORS of .dependency-cruiser.cjs.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: ['^src/cli/', ...rooms.map(within)] },
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
    ...pureParts(),
    {
      name: 'private-entities',
      comment: 'Entities are private to their module: use its service.',
      severity: 'error',
      from: { path: '^src/([^/]+/[^/]+)/', pathNot: '^src/cli/' },
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

/** What can be read, tested and used without the rest: no package, no node: module, little else. */
function pureParts() {
  const KERNELS = '^src/platform/kernels/';
  const CLASSIFIER = `${CORE}classifier/`;
  const METRICS = `${CLASSIFIER}metrics\\.ts$`;
  const DECISION = `${CORE}decision/`;
  const GUARANTEE = `${CORE}guarantee/`;
  const EVALUATION = `${CORE}evaluation/`;
  const pure = (name, path, ...others) => ({
    name: `pure-${name}`,
    comment: `The ${name} is pure TypeScript: no package, and of our own only what it is built on.`,
    severity: 'error',
    from: { path, pathNot: SPEC },
    to: { pathNot: [path, ...others] },
  });
  return [
    pure('classifier', CLASSIFIER, `${CORE}kernels/`, KERNELS),
    pure('decision', DECISION, CLASSIFIER),
    pure('guarantee', GUARANTEE, METRICS),
    pure('evaluation', EVALUATION, GUARANTEE, METRICS),
    pure('discovery', `${CORE}discovery/`, CLASSIFIER, `${CORE}kernels/`, KERNELS),
    pure('wishes', `${CORE}wishes/`, CLASSIFIER, DECISION),
    pure('kernels', KERNELS),
    {
      name: 'decision-knows-only-types-of-the-classifier',
      comment: 'Deciding works on a classification, never on the classifier: import type.',
      severity: 'error',
      from: { path: DECISION, pathNot: SPEC },
      to: { path: CLASSIFIER, dependencyTypesNot: ['type-only'] },
    },
  ];
}
