import { randomBytes } from 'node:crypto';
import { BENCH_ADMIN } from '../support/bench-service.js';
import { type ServerProcess, startServer } from './processes.js';

const SECRET_KEY = randomBytes(32).toString('base64url');
const SERVICE = ['--enable-source-maps', new URL('../../dist/main.js', import.meta.url).pathname];
const BARE = [
  '--import',
  '@swc-node/register/esm-register',
  new URL('bare-server.ts', import.meta.url).pathname,
];

export interface ServerOptions {
  readonly databaseUrl: string;
  readonly pool: number;
}

/** The built service as in production, in the lexical tier; only its rate limits are out of reach. */
export function startOurs(
  { databaseUrl, pool }: ServerOptions,
  environment: Record<string, string> = {},
): Promise<ServerProcess> {
  return startServer(SERVICE, {
    NODE_ENV: 'production',
    ENV: 'production',
    SECRET_KEY,
    PORT: '0',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: String(pool),
    ADMIN_EMAIL: BENCH_ADMIN.email,
    ADMIN_PASSWORD: BENCH_ADMIN.password,
    ACCESS_TOKEN_EXPIRE_MINUTES: '1440',
    RATE_LIMIT_PER_MINUTE: '100000000',
    RATE_LIMIT_TICKETS_PER_MINUTE: '1000000000',
    RATE_LIMIT_SIGN_IN_PER_MINUTE: '100000000',
    ENCODER: 'off',
    RETRAIN_AFTER_CORRECTIONS: '0',
    ...environment,
  });
}

/** The server that ours is measured against, on the tables of ours. */
export function startBare({ databaseUrl, pool }: ServerOptions): Promise<ServerProcess> {
  return startServer(BARE, {
    NODE_ENV: 'production',
    SECRET_KEY,
    DATABASE_URL: databaseUrl,
    DATABASE_POOL_SIZE: String(pool),
  });
}
