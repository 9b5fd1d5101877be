import { Logger } from '@nestjs/common';
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { ProviderUnavailableError } from './external.errors.js';
import { fetchJson } from './fetch-json.js';

const MINUTE_MS = 60_000;
/** Younger keys are not asked for again. */
const FRESH_MS = 10 * MINUTE_MS;
/** Younger keys are used while others are fetched; older ones only when that fails. */
const READY_MS = 60 * MINUTE_MS;
/** Older keys are not used: the provider may have withdrawn them long ago. */
const USABLE_MS = 24 * 60 * MINUTE_MS;
/** Between two attempts, however many tokens with invented keys arrive. */
const PAUSE_MS = 10_000;
const PAUSE_WITHOUT_KEYS_MS = 2_000;

/** An identity provider, and where its keys are unless it says so itself. */
export interface Provider {
  readonly issuer: string;
  readonly jwksUrl?: string | undefined;
}

interface Keys {
  readonly find: JWTVerifyGetKey;
  readonly fetchedAt: number;
}

/**
 * The public keys of an identity provider (JWKS). They are fetched when they are first needed, when
 * they have become old and when a token names one that is not among them, for all requests at once
 * and with a pause in between. While the provider is away, those that are there go on for a day.
 */
export class ProviderKeys {
  private readonly logger = new Logger('IdentityProvider');
  private keys: Keys | undefined;
  private triedAt = -Infinity;
  private fetching: Promise<boolean> | undefined;
  private failing = false;

  constructor(
    private readonly provider: Provider,
    private readonly get = fetchJson,
    private readonly now = Date.now,
  ) {}

  /**
   * The key that a token is signed with.
   * @throws ProviderUnavailableError while there are no keys at all, an error of jose when the
   * token's is not among them
   */
  readonly keyOf: JWTVerifyGetKey = async (header, token) => {
    const keys = await this.current();
    try {
      return await keys.find(header, token);
    } catch (error) {
      const isUnknown = error instanceof errors.JWKSNoMatchingKey;
      if (!isUnknown || !(await this.refresh()) || !this.keys) throw error;
      return this.keys.find(header, token);
    }
  };

  /** Fetches the keys, unless that was tried just now; gives whether it succeeded. */
  async refresh(): Promise<boolean> {
    if (this.fetching) return this.fetching;
    const pause = this.keys ? PAUSE_MS : PAUSE_WITHOUT_KEYS_MS;
    if (this.now() - this.triedAt < pause) return false;
    this.triedAt = this.now();
    this.fetching = this.fetch().finally(() => (this.fetching = undefined));
    return this.fetching;
  }

  private async current(): Promise<Keys> {
    if (this.age() > FRESH_MS) {
      const refreshed = this.refresh();
      if (this.age() > READY_MS) await refreshed;
    }
    if (!this.keys || this.age() > USABLE_MS) throw new ProviderUnavailableError();
    return this.keys;
  }

  private age(): number {
    return this.keys ? this.now() - this.keys.fetchedAt : Infinity;
  }

  private async fetch(): Promise<boolean> {
    try {
      const jwks = await this.get(this.provider.jwksUrl ?? (await this.discover()));
      this.keys = { find: createLocalJWKSet(jwks as JSONWebKeySet), fetchedAt: this.now() };
      if (this.failing) this.logger.log('the keys of the identity provider are there again');
      this.failing = false;
      return true;
    } catch (error) {
      if (!this.failing) this.logger.warn(`no keys of the identity provider: ${reasonOf(error)}`);
      this.failing = true;
      return false;
    }
  }

  // https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig
  private async discover(): Promise<string> {
    const { issuer } = this.provider;
    const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const said = (await this.get(url)) as { issuer?: unknown; jwks_uri?: unknown } | null;
    if (said?.issuer !== issuer) throw new Error(`${url} is not of the issuer ${issuer}`);
    const { jwks_uri: keys } = said;
    const isSafe = typeof keys === 'string' && URL.canParse(keys) && isAsSafeAs(issuer, keys);
    if (!isSafe) throw new Error(`${url} names no address of keys that can be used`);
    return keys;
  }
}

function isAsSafeAs(issuer: string, address: string): boolean {
  const { protocol } = new URL(address);
  return protocol === 'https:' || protocol === new URL(issuer).protocol;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause: unknown = error.cause;
  return cause instanceof Error ? `${error.message} (${cause.message})` : error.message;
}
