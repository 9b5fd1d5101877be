import eslint from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import simpleImportSort from 'eslint-plugin-simple-import-sort';
import tseslint from 'typescript-eslint';

const ONLY_CONFIG = 'Only src/platform/config reads the environment: inject Settings.';
const ONE_WAY =
  'There is one way to the database: inject Database and ask it `of` an organisation.';

const RESTRICTED_IMPORTS = [
  { name: 'node:process', importNames: ['env'], message: ONLY_CONFIG },
  { name: 'process', message: 'Use the global process.' },
  {
    name: '@nestjs/typeorm',
    importNames: ['InjectRepository', 'InjectDataSource', 'InjectEntityManager'],
    message: ONE_WAY,
  },
];

/** What is of no organisation or of all of them, and so may look beyond one. */
const BEYOND_ORGANIZATIONS = [
  // Whose a credential is, before anybody is known.
  'src/identity/users/users.service.ts',
  'src/identity/auth/api-keys/api-key.strategy.ts',
  'src/identity/auth/tokens/refresh-tokens.ts',
  'src/identity/auth/sessions/browser-sessions.ts',
  'src/identity/auth/links/account-links.ts',
  // The organisations themselves, and their operators.
  'src/identity/organizations/**',
  'src/identity/operations/**',
  // Housekeeping and schedules.
  'src/identity/auth/api-keys/last-uses.ts',
  'src/identity/users/profiles/last-seen.ts',
  'src/identity/auth/second-factor/seal-renewal.ts',
  'src/platform/{database,events,jobs}/**',
  'src/platform/idempotency/stored-keys.ts',
  'src/app/health/readiness.service.ts',
  'src/desk/reports/drift/**',
  'src/desk/reports/service/recounting.ts',
  'src/desk/sla/clocks/clock-sweep.ts',
  'src/desk/rules/firing/automation-sweep.ts',
  'src/desk/conversations/{idle-conversations,former-tickets}.ts',
  'src/desk/conversations/attachments/unused-attachments.ts',
  'src/desk/conversations/held/held-sweep.ts',
  'src/triage/models/service-trainings.ts',
  'src/triage/triage-startup.ts',
  // Vectors are of nobody.
  'src/language/encoders/**',
  'src/cli/**',
];

export default defineConfig(
  globalIgnores([
    'dist/',
    'data/',
    'coverage/',
    'kernels/',
    'src/**/*.wasm.ts',
    'clients/typescript/src/schema.ts',
    '**/dist/',
  ]),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    plugins: { 'simple-import-sort': simpleImportSort },
    rules: {
      // One block: packages, then what stands above in the house, then neighbours.
      'simple-import-sort/imports': [
        'error',
        { groups: [['^\\u0000', '^node:', '^@?\\w', '^', '^\\.\\.', '^\\.']] },
      ],
      'simple-import-sort/exports': 'error',
      eqeqeq: ['error', 'always'],
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: ONLY_CONFIG },
      ],
      'no-restricted-imports': [
        'error',
        ...RESTRICTED_IMPORTS,
        { name: 'typeorm', importNames: ['DataSource'], message: ONE_WAY },
      ],
      // `{ left: _, ...rest }` leaves a field out.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // Safe with emitDecoratorMetadata: the rule keeps silent in files that have a decorator.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // Modules are empty classes.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // The metadata of a property or parameter is its written type.
      '@typescript-eslint/no-inferrable-types': [
        'error',
        { ignoreProperties: true, ignoreParameters: true },
      ],
      // Transfer objects are classes only for their decorators; literals are meant to fit them.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Callbacks such as Passport's hand over what was thrown as `unknown`.
      '@typescript-eslint/only-throw-error': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Index signatures are read as `record['key']`, so that nobody takes the key for a field.
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
    },
  },
  {
    files: ['web/**/*.ts', 'web/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.flat['recommended-latest'].rules,
      'max-lines': ['error', { max: 250 }],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^(\\.\\./)+src/', message: 'What is in src is of the service.' },
            { regex: '^@client/', message: 'The client has one face: @client.' },
          ],
        },
      ],
      // Hooks and handlers are given where they are used.
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      // An empty text is as good as none there.
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: true }],
      // Redirects of the router are thrown.
      '@typescript-eslint/only-throw-error': 'off',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 250 }] },
  },
  {
    files: ['src/**/*.ts'],
    ignores: BEYOND_ORGANIZATIONS,
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[property.name='system'][object.property.name='database']",
          message: 'Acts for all organisations: name one, by database.of(actor).',
        },
        {
          selector: "MemberExpression[property.name='system'][object.name='database']",
          message: 'Acts for all organisations: name one, by database.of(actor).',
        },
      ],
    },
  },
  {
    files: ['src/platform/database/**'],
    rules: { 'no-restricted-imports': ['error', ...RESTRICTED_IMPORTS] },
  },
  {
    // Loops over typed arrays stay within bounds that noUncheckedIndexedAccess cannot see.
    files: [
      'src/triage/core/**',
      'src/language/encoders/**',
      'src/language/sentiment/**',
      'scripts/sentiment/**',
    ],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: [
      'src/main.ts',
      'src/platform/config/*.spec.ts',
      'src/cli/**',
      'test/**',
      'bench/**',
      'scripts/**',
      'ormconfig.ts',
      '**/*.config.ts',
    ],
    rules: { 'no-restricted-properties': 'off', 'no-restricted-imports': 'off' },
  },
  {
    files: ['src/cli/**', 'test/**', 'bench/**', 'scripts/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // Responses are parsed JSON and mocks are partial.
    files: ['test/**', 'bench/**', '{src,scripts}/**/*.spec.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['scripts/**/*.mjs'],
    languageOptions: {
      globals: {
        Buffer: 'readonly',
        URL: 'readonly',
        process: 'readonly',
        console: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
      },
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { module: 'readonly' } },
  },
);
