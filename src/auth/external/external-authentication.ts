import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import type { Origin } from '../../access/origin.js';
import { Settings } from '../../config/settings.js';
import { claimedRole } from './claimed-role.js';
import { ExternalAccounts } from './external-accounts.js';
import { type ExternalClaims, ExternalTokens } from './external-tokens.js';
import { ProviderKeys } from './provider-keys.js';

interface Provider {
  readonly issuer: string;
  readonly keys: ProviderKeys;
  readonly tokens: ExternalTokens;
}

/** Finds out who is calling by the token of the identity provider, where one is configured. */
@Injectable()
export class ExternalAuthentication implements OnApplicationBootstrap {
  private readonly provider: Provider | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly accounts: ExternalAccounts,
  ) {
    this.provider = providerOf(settings);
  }

  /** Asks for the keys before anybody needs them; a provider that is away does not stop the start. */
  onApplicationBootstrap(): void {
    void this.provider?.keys.refresh();
  }

  /** Whether the token says, unproved, that it is the provider's. */
  claims(token: string): boolean {
    return this.provider?.tokens.isClaimed(token) ?? false;
  }

  /** @throws InvalidExternalTokenError, ProviderUnavailableError */
  async actorOf(token: string, origin: Origin): Promise<Actor | undefined> {
    if (!this.provider) return undefined;
    const { issuer, tokens } = this.provider;
    const claims = await tokens.verify(token);
    const identity = {
      issuer,
      subject: claims.sub,
      issuedAt: issuedAtIn(claims),
      role: this.roleIn(claims),
      email: emailIn(claims),
    };
    return this.accounts.actorOf(identity, origin);
  }

  private roleIn(claims: ExternalClaims) {
    const { oidcRoleClaim: claim, oidcRoles: roles } = this.settings;
    return claim === undefined ? undefined : claimedRole(claims, { claim, roles });
  }
}

function providerOf(settings: Settings): Provider | undefined {
  const { oidcIssuer: issuer, oidcJwksUrl: jwksUrl } = settings;
  if (issuer === undefined) return undefined;
  const { oidcAudience: audience, oidcAlgorithms: algorithms } = settings;
  const keys = new ProviderKeys({ issuer, jwksUrl });
  return { issuer, keys, tokens: new ExternalTokens({ issuer, audience, algorithms }, keys) };
}

/** The address, if the provider says that it is theirs; what users say of themselves is no proof. */
function emailIn({ email, email_verified: verified }: ExternalClaims): string | undefined {
  return typeof email === 'string' && verified === true ? email : undefined;
}

/** A time that has not come would keep every later token from changing the role. */
function issuedAtIn({ iat }: ExternalClaims): Date {
  return new Date(Math.min(Math.max(iat, 0) * 1000, Date.now()));
}
