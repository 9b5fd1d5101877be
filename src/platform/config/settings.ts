import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsNumber,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { Check } from '../common/validation/text.js';
import {
  addressViolation,
  databaseUrlViolation,
  domainViolation,
  FromEnvironment,
  list,
  number,
  trustedProxiesViolation,
  truth,
} from './environment.js';
import { SessionSettings } from './session-settings.js';

export type Environment = 'development' | 'test' | 'production';

/**
 * Every setting of the service. The environment variable of a field is its name in capitals:
 * `databaseUrl` is `DATABASE_URL`. `.env.example` documents each of them.
 */
export class Settings extends SessionSettings {
  @IsIn(['development', 'test', 'production'])
  readonly env: Environment = 'development';

  @IsString()
  @IsNotEmpty()
  readonly host: string = '127.0.0.1';

  @FromEnvironment(number)
  @IsInt()
  @Min(0)
  @Max(65535)
  readonly port: number = 3000;

  /** Adds the stack of unexpected errors to the log lines that report them. */
  @FromEnvironment(truth)
  @IsBoolean()
  readonly debug: boolean = false;

  /**
   * Signs access tokens and encrypts the secrets of second factors. Outside production a random one
   * is made, and kept in `dataDir`.
   */
  @IsString()
  @MinLength(32)
  readonly secretKey: string;

  /** Another one that still counts: what was made under it can be read, and is made anew. */
  @IsOptional()
  @IsString()
  @MinLength(32)
  readonly secretKeyPrevious?: string;

  /** Whoever shows it is told of the components of readiness; without it nobody is. */
  @IsOptional()
  @IsString()
  @MinLength(16)
  readonly readinessToken?: string;

  /** Where the audit log is written to as well, a line of JSON an entry: `stdout`, or a file. */
  @IsOptional()
  @IsString()
  readonly auditLog?: string;

  @IsIn(['HS256', 'HS384', 'HS512'])
  readonly algorithm: 'HS256' | 'HS384' | 'HS512' = 'HS256';

  /** Without it the service runs its own PostgreSQL in `dataDir`. */
  @IsOptional()
  @Check('isDatabaseUrl', databaseUrlViolation)
  readonly databaseUrl?: string;

  @IsString()
  @IsNotEmpty()
  readonly dataDir: string = './data';

  @FromEnvironment(number)
  @IsInt()
  @Min(2)
  @Max(500)
  readonly databasePoolSize: number = 10;

  @FromEnvironment(number)
  @IsInt()
  @Min(100)
  @Max(600_000)
  readonly databaseStatementTimeoutMs: number = 10_000;

  /**
   * How organisations are kept apart: `strict` lets the database check every statement, which is
   * slower; otherwise those that name the organisation themselves are trusted.
   */
  @IsIn(['general', 'strict'])
  readonly databaseIsolation: 'general' | 'strict' = 'general';

  /** Confidence from which the first policy answers by itself; later policies are set by admins. */
  @FromEnvironment(number)
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(0)
  @Max(1)
  readonly confidenceThresholdAutoResolve: number = 0.75;

  /** The service trains anew by itself after so many corrections; 0 for never. */
  @FromEnvironment(number)
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  readonly retrainAfterCorrections: number = 200;

  /** The same after so many hours, where there is anything new; 0 for never. */
  @FromEnvironment(number)
  @IsInt()
  @Min(0)
  @Max(8_760)
  readonly retrainEveryHours: number = 0;

  /**
   * What the classifiers of all organisations may take in memory, in megabytes, some 24 for each that
   * differs; those used last stay, and that of the default organisation always does.
   */
  @FromEnvironment(number)
  @IsInt()
  @Min(10)
  @Max(1_000_000)
  readonly modelMemoryMb: number = 300;

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
  readonly logLevel: string = 'info';

  /** JSON lines for machines (default in production), readable lines for people. */
  @IsIn(['json', 'pretty'])
  readonly logFormat: 'json' | 'pretty';

  /** Origins that browsers may call from; empty allows none. */
  @FromEnvironment(list)
  @Matches(/^(\*|https?:\/\/[^/\s]+)$/, {
    each: true,
    message: 'must be * or origins like https://app.example.com, separated by commas',
  })
  readonly corsOrigins: readonly string[] = [];

  /** Whose `X-Forwarded-For` to believe: so many proxies in front of us, or these addresses. */
  @Check('isTrustProxy', trustedProxiesViolation)
  readonly trustProxy: string = 'false';

  /** Where others reach the service, with the path that a proxy serves it below, if any. */
  @IsOptional()
  @Check('isPublicUrl', addressViolation)
  readonly publicUrl?: string;

  /** So long a service that is told to end still takes requests, but is not ready any more. */
  @FromEnvironment(number)
  @IsInt()
  @Min(0)
  @Max(300)
  readonly shutdownDelaySeconds: number = 2;

  /** Where several instances count requests together; without it each counts by itself. */
  @IsOptional()
  @Matches(/^rediss?:\/\/[^/\s]+(\/\d*)?$/, { message: 'must be a redis:// or rediss:// address' })
  readonly redisUrl?: string;

  @FromEnvironment(number)
  @IsInt()
  @Min(1)
  readonly rateLimitPerMinute: number = 12_000;

  /** From all addresses together. */
  @FromEnvironment(number)
  @IsInt()
  @Min(1)
  readonly rateLimitPerUserPerMinute: number = 12_000;

  /** Of a user, and of a network; a ticket counts once for each 500 characters that it begins. */
  @FromEnvironment(number)
  @IsInt()
  @Min(1)
  readonly rateLimitTicketsPerMinute: number = 12_000;

  @FromEnvironment(number)
  @IsInt()
  @Min(1)
  readonly rateLimitSignInPerMinute: number = 30;

  /** Under which each organisation has an address: `acme.desk.example.com`; without it none has. */
  @IsOptional()
  @Check('isDomain', domainViolation)
  readonly organizationDomain?: string;

  @IsEmail()
  @MaxLength(254)
  readonly adminEmail: string = 'admin@example.com';

  @IsOptional()
  @IsString()
  @MinLength(8)
  @MaxLength(128)
  readonly adminPassword?: string;

  /** Serves `/docs` and `/openapi.json`; on by default, except in production. */
  @FromEnvironment(truth)
  @IsBoolean()
  readonly docsEnabled: boolean;
}
