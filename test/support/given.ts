import type { JWK } from 'jose';

/** A server that the tests talk to, and an admin of it. */
export interface Target {
  readonly url: string;
  readonly admin: { readonly email: string; readonly password: string };
}

/** A provider of identities whose tokens the target takes, with the key that signs them. */
export interface GivenProvider {
  readonly issuer: string;
  readonly alg: string;
  readonly kid: string;
  readonly privateKey: JWK;
}

/** Databases that others are made after: with a few intents, and with a model of them too. */
export interface Templates {
  readonly untrained: string;
  readonly trained: string;
}

/** Where the set-up of a run tells its tests, which run in other processes, what it has started. */
export const GIVEN = {
  databaseServer: 'TEST_DATABASE_SERVER',
  templates: 'TEST_TEMPLATES',
  target: 'TEST_TARGET',
  strictTarget: 'TEST_STRICT_TARGET',
  provider: 'TEST_PROVIDER',
} as const;

/** The URL of a PostgreSQL server on which the tests create databases of their own. */
export const databaseServer = (): string => read(GIVEN.databaseServer);

/** The templates of small databases, on that server. */
export const templates = (): Templates => JSON.parse(read(GIVEN.templates)) as Templates;

/** The server under test that the specs of `test/api` share. */
export const target = (): Target => JSON.parse(read(GIVEN.target)) as Target;

/** Whose tokens the target takes; a server of E2E_BASE_URL has a provider of its own. */
export const identityProvider = (): GivenProvider =>
  JSON.parse(read(GIVEN.provider)) as GivenProvider;

function read(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: test/support/setup sets it`);
  return value;
}
