import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadSettings, SettingsError } from './load-settings.js';

const SECRET = 'Zk3vT9qLw1XnB7cY5rHs2DfG8jKm4PaU';
const PRODUCTION = { ENV: 'production', SECRET_KEY: SECRET };

/** Every variable, and texts that it must refuse. */
const WRONG: Readonly<Record<string, readonly string[]>> = {
  ENV: ['staging', 'Production', 'prod'],
  PORT: ['abc', '-1', '65536', '80.5', '0x50'],
  DEBUG: ['maybe', '2'],
  SECRET_KEY: ['short', 'x'.repeat(31)],
  ALGORITHM: ['none', 'RS256', 'hs256'],
  ACCESS_TOKEN_EXPIRE_MINUTES: ['0', '1441', '1.5', 'soon'],
  REFRESH_TOKEN_EXPIRE_DAYS: ['0', '366', 'x'],
  REFRESH_TOKEN_REUSE_GRACE_SECONDS: ['-1', '61', '1.5', 'x'],
  DATABASE_URL: ['mysql://host/x', 'localhost', 'postgresql://', 'postgres://host:port/x'].concat(
    ['a#b', 'a/b', 'a?b', 'a@b', '%'].map((word) => `postgres://me:${word}@host/x`),
  ),
  DATABASE_POOL_SIZE: ['1', '501', 'many'],
  DATABASE_STATEMENT_TIMEOUT_MS: ['99', '600001', '1s'],
  CONFIDENCE_THRESHOLD_AUTO_RESOLVE: ['-0.1', '1.01', '75%', 'NaN', '0,75'],
  ENCODER: ['on', 'Universal', 'none'],
  ENCODER_URL: ['localhost:8080', 'ftp://host/v1', 'https://me:hunter@host/v1', '/v1'],
  ENCODER_MODEL: ['x'.repeat(201)],
  ENCODER_API_KEY: ['two words', 'schlüssel'],
  ENCODER_TIMEOUT_MS: ['0', '30001', '1.5', '1s'],
  ENCODER_THREADS: ['0', '65', 'all'],
  RETRAIN_AFTER_CORRECTIONS: ['-1', '1000001', '1.5', 'all'],
  RETRAIN_EVERY_HOURS: ['-1', '8761', '0.5', 'daily'],
  LOG_LEVEL: ['loud', 'INFO'],
  LOG_FORMAT: ['xml'],
  CORS_ORIGINS: ['app.example.com', 'https://a.example/path', 'https://ok.example,ftp://x'],
  TRUST_PROXY: ['sometimes', 'cafe', '300.1.1.1', '10.0.0.0/99', '::1,'],
  PUBLIC_URL: ['desk.example.org', 'ftp://desk', 'https://me:hunter@desk'],
  RATE_LIMIT_PER_MINUTE: ['0', '-1', '1.5', 'x'],
  RATE_LIMIT_SIGN_IN_PER_MINUTE: ['0', 'x'],
  RATE_LIMIT_PER_USER_PER_MINUTE: ['0', '-1', 'x'],
  RATE_LIMIT_TICKETS_PER_MINUTE: ['0', '-1', 'x'],
  REDIS_URL: ['localhost:6379', 'http://localhost', 'redis://', 'redis://host/x'],
  ADMIN_EMAIL: ['admin', 'a@b', `${'a'.repeat(250)}@example.com`],
  ADMIN_PASSWORD: ['seven77', 'x'.repeat(129)],
  OIDC_ISSUER: ['id.example', 'https://me:hunter@id.example', 'https://id.example/?x', 'ldap://x'],
  OIDC_AUDIENCE: ['x'.repeat(501)],
  OIDC_JWKS_URL: ['/keys', 'file:///etc/keys'],
  OIDC_ALGORITHMS: ['none', 'HS256', 'RS256,HS256', 'rs256', ','],
  OIDC_ROLE_CLAIM: ['x'.repeat(201)],
  OIDC_ROLES: ['support', 'support=boss', '=admin', 'support=agent,owner'],
  DOCS_ENABLED: ['perhaps'],
};

const CASES = Object.entries(WRONG).flatMap(([name, texts]) => texts.map((it) => [name, it]));

function refusal(environment: Record<string, string>): string {
  try {
    loadSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  throw new Error(`these settings were accepted: ${JSON.stringify(environment)}`);
}

/** The settings, less the secret that is made up anew each time. */
function withoutSecret(environment: Record<string, string>): object {
  return Object.assign({}, loadSettings(environment), { secretKey: '' });
}

describe('loadSettings', () => {
  it('needs nothing in development', () => {
    const sut = loadSettings({});
    expect(sut).toMatchObject({
      env: 'development',
      host: '127.0.0.1',
      port: 3000,
      debug: false,
      algorithm: 'HS256',
      dataDir: './data',
      confidenceThresholdAutoResolve: 0.75,
      encoder: 'minilm',
      encoderTimeoutMs: 200,
      encoderThreads: 1,
      retrainAfterCorrections: 200,
      retrainEveryHours: 0,
      logFormat: 'pretty',
      corsOrigins: [],
      trustProxy: 'false',
      docsEnabled: true,
    });
    expect(sut.databaseUrl).toBeUndefined();
    expect(sut.adminPassword).toBeUndefined();
    expect(sut.secretKey.length).toBeGreaterThanOrEqual(32);
    expect(loadSettings({}).secretKey).not.toBe(sut.secretKey);
    expect(Object.isFrozen(sut)).toBe(true);
  });

  it('reads every variable', () => {
    expect(
      loadSettings({
        ...PRODUCTION,
        HOST: '0.0.0.0',
        PORT: '8080',
        DEBUG: 'yes',
        ALGORITHM: 'HS512',
        ACCESS_TOKEN_EXPIRE_MINUTES: '5',
        REFRESH_TOKEN_EXPIRE_DAYS: '7',
        REFRESH_TOKEN_REUSE_GRACE_SECONDS: '10',
        DATABASE_URL: 'postgres://me:secret@db:5432/support',
        DATA_DIR: '/var/data',
        DATABASE_POOL_SIZE: '20',
        DATABASE_STATEMENT_TIMEOUT_MS: '2000',
        DATABASE_ISOLATION: 'strict',
        CONFIDENCE_THRESHOLD_AUTO_RESOLVE: '0.9',
        ENCODER: 'endpoint',
        ENCODER_URL: 'http://embeddings:8080/v1',
        ENCODER_MODEL: 'bge-small',
        ENCODER_API_KEY: 'sk-123',
        ENCODER_TIMEOUT_MS: '500',
        ENCODER_MULTILINGUAL: 'true',
        ENCODER_THREADS: '2',
        RETRAIN_AFTER_CORRECTIONS: '50',
        RETRAIN_EVERY_HOURS: '24',
        MODEL_MEMORY_MB: '120',
        LOG_LEVEL: 'warn',
        LOG_FORMAT: 'pretty',
        CORS_ORIGINS: 'https://a.example, http://localhost:5173',
        TRUST_PROXY: '10.0.0.0/8, ::1',
        PUBLIC_URL: 'https://example.org/desk',
        SHUTDOWN_DELAY_SECONDS: '15',
        RATE_LIMIT_PER_MINUTE: '60',
        RATE_LIMIT_PER_USER_PER_MINUTE: '40',
        RATE_LIMIT_TICKETS_PER_MINUTE: '30',
        RATE_LIMIT_SIGN_IN_PER_MINUTE: '5',
        REDIS_URL: 'rediss://:secret@redis:6380/2',
        ORGANIZATION_DOMAIN: 'desk.example.org',
        ADMIN_EMAIL: 'boss@example.org',
        ADMIN_PASSWORD: 'correct horse',
        DOCS_ENABLED: 'true',
      }),
    ).toEqual({
      env: 'production',
      secretKey: SECRET,
      host: '0.0.0.0',
      port: 8080,
      debug: true,
      algorithm: 'HS512',
      accessTokenExpireMinutes: 5,
      refreshTokenExpireDays: 7,
      refreshTokenReuseGraceSeconds: 10,
      ...{ sessionIdleMinutes: 0, sessionMaxDays: 90, stepUpMinutes: 5, webauthnOrigins: [] },
      databaseUrl: 'postgres://me:secret@db:5432/support',
      dataDir: '/var/data',
      databasePoolSize: 20,
      databaseStatementTimeoutMs: 2000,
      databaseIsolation: 'strict',
      confidenceThresholdAutoResolve: 0.9,
      encoder: 'endpoint',
      encoderUrl: 'http://embeddings:8080/v1',
      encoderModel: 'bge-small',
      encoderApiKey: 'sk-123',
      ...{ encoderTimeoutMs: 500, encoderThreads: 2, encoderMultilingual: true },
      retrainAfterCorrections: 50,
      retrainEveryHours: 24,
      modelMemoryMb: 120,
      logLevel: 'warn',
      logFormat: 'pretty',
      corsOrigins: ['https://a.example', 'http://localhost:5173'],
      trustProxy: '10.0.0.0/8, ::1',
      publicUrl: 'https://example.org/desk',
      shutdownDelaySeconds: 15,
      rateLimitPerMinute: 60,
      rateLimitPerUserPerMinute: 40,
      rateLimitTicketsPerMinute: 30,
      rateLimitSignInPerMinute: 5,
      redisUrl: 'rediss://:secret@redis:6380/2',
      organizationDomain: 'desk.example.org',
      adminEmail: 'boss@example.org',
      adminPassword: 'correct horse',
      oidcAudience: [],
      oidcAlgorithms: ['RS256', 'ES256', 'EdDSA'],
      oidcRoles: [],
      docsEnabled: true,
      registration: 'open',
    });
  });

  it.each(CASES)('%s=%s is refused in one line that names it', (name, text) => {
    const message = refusal({ [name]: text });
    expect(message).toMatch(new RegExp(`^${name} `));
    expect(message).not.toContain('\n');
    expect(message).not.toContain('undefined');
  });

  it.each([
    ['PORT', 'abc', /integer|number/],
    ['CONFIDENCE_THRESHOLD_AUTO_RESOLVE', '75%', /number/],
    ['CONFIDENCE_THRESHOLD_AUTO_RESOLVE', '0,75', /with a point: 0\.75$/],
    ['DATABASE_URL', 'postgres://me:se#cret@host/x', /written as %23$/],
  ])('says of %s=%s what it must be', (name, text, kind) => {
    expect(refusal({ [name]: text })).toMatch(kind);
  });

  it('never shows a secret', () => {
    for (const name of ['SECRET_KEY', 'ADMIN_PASSWORD']) {
      expect(refusal({ [name]: 'hunter' })).not.toContain('hunter');
    }
    expect(refusal({ DATABASE_URL: 'mysql://me:hunter@db/x' })).not.toContain('hunter');
    expect(refusal({ REDIS_URL: 'http://me:hunter@redis' })).not.toContain('hunter');
    expect(refusal({ ENCODER_URL: 'http://me:hunter@host/v1' })).not.toContain('hunter');
    expect(refusal({ ENCODER_API_KEY: 'hunter two' })).not.toContain('hunter');
  });

  it('needs an address and a model for an encoder of another server', () => {
    const [ENCODER_URL, ENCODER_MODEL] = ['http://host/v1', 'bge-small'];
    const message = (missing: string) => new RegExp(`^${missing} is missing`);
    expect(refusal({ ENCODER: 'endpoint', ENCODER_MODEL })).toMatch(message('ENCODER_URL'));
    expect(refusal({ ENCODER: 'endpoint', ENCODER_URL })).toMatch(message('ENCODER_MODEL'));
    loadSettings({ ENCODER: 'endpoint', ENCODER_URL, ENCODER_MODEL });
  });

  it('counts an empty variable as unset', () => {
    const blank = Object.fromEntries(Object.keys(WRONG).map((name) => [name, '  ']));
    expect(withoutSecret(blank)).toEqual(withoutSecret({}));
  });

  it('takes any port and threshold within bounds, and no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e6, max: 1e6 }), (port) => {
        const read = () => loadSettings({ PORT: String(port) }).port;
        if (port >= 0 && port <= 65535) expect(read()).toBe(port);
        else expect(read).toThrow(SettingsError);
      }),
    );
  });

  it('gives settings or a SettingsError, whatever the environment holds', () => {
    const environment = fc.dictionary(fc.constantFrom('HOST', ...Object.keys(WRONG)), fc.string());
    fc.assert(
      fc.property(environment, (given) => {
        try {
          loadSettings(given);
        } catch (error) {
          expect(error).toBeInstanceOf(SettingsError);
        }
      }),
    );
  });
});
