import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Actor } from '../../../platform/access/index.js';
import { Settings } from '../../../platform/config/index.js';
import { BearerStrategy } from '../bearer/bearer.strategy.js';
import type { Caller } from '../bearer/caller.js';
import { claimedRole } from './claimed-role.js';
import { ExternalAccounts } from './external-accounts.js';
import { type ExternalClaims, ExternalTokens } from './external-tokens.js';
import { ProviderKeys } from './provider-keys.js';

export const EXTERNAL_TOKEN = 'external-token';

interface Provider {
  readonly issuer: string;
  readonly keys: ProviderKeys;
  readonly tokens: ExternalTokens;
}

/** Finds out who is calling by the token of the identity provider, where one is configured. */
@Injectable()
export class ExternalTokenStrategy
  extends PassportStrategy(BearerStrategy, EXTERNAL_TOKEN)
  implements OnApplicationBootstrap
{
  private readonly provider: Provider | undefined;

  constructor(
    private readonly settings: Settings,
    private readonly accounts: ExternalAccounts,
  ) {
    const provider = providerOf(settings);
    // What the token says of itself, unproved.
    super((token) => provider?.tokens.isClaimed(token) ?? false);
    this.provider = provider;
  }

  /** Asks for the keys before anybody needs them; a provider that is away does not stop the start. */
  onApplicationBootstrap(): void {
    void this.provider?.keys.refresh();
  }

  /**
   * What the token changes is written down with the origin of the request.
   * @throws InvalidExternalTokenError, ProviderUnavailableError
   */
  async validate(token: string, { origin }: Caller): Promise<Actor | undefined> {
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
    const actor = await this.accounts.actorOf(identity, origin);
    return { ...actor, provenAt: provenAtIn(claims) };
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

// Not every provider says when somebody signed in there; that it made the token is then all we know.
function provenAtIn({ auth_time: signedIn, iat }: ExternalClaims): Date {
  const at = typeof signedIn === 'number' ? signedIn : iat;
  return new Date(Math.min(Math.max(at, 0) * 1000, Date.now()));
}

/** A time that has not come would keep every later token from changing the role. */
function issuedAtIn({ iat }: ExternalClaims): Date {
  return new Date(Math.min(Math.max(iat, 0) * 1000, Date.now()));
}
