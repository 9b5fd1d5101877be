import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import type { Origin } from '../access/origin.js';
import { KeyAuthentication } from './api-keys/key-authentication.js';
import { KEY_PREFIX } from './api-keys/key-format.js';
import { ExternalAuthentication } from './external/external-authentication.js';
import { AccessTokens } from './tokens/access-tokens.js';

const BEARER = /^Bearer +(\S+) *$/i;

/**
 * Finds out who is calling, by whatever they carry in `Authorization: Bearer …`: an access token of
 * our own, an API key, or a token of the identity provider.
 */
@Injectable()
export class Authentication {
  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly keys: KeyAuthentication,
    private readonly external: ExternalAuthentication,
  ) {}

  /**
   * Nobody where the header is missing or what it carries is not, or no more, valid.
   * @param origin of the request: what a provider's token changes is written down with it
   * @throws InvalidApiKeyError, InvalidExternalTokenError, ProviderUnavailableError
   */
  async actorOf(authorization: string | undefined, origin: Origin): Promise<Actor | undefined> {
    const token = BEARER.exec(authorization ?? '')?.[1];
    if (token === undefined) return undefined;
    if (token.startsWith(KEY_PREFIX)) return this.keys.actorOf(token);
    if (this.external.claims(token)) return this.external.actorOf(token, origin);
    return this.accessTokens.actorOf(token);
  }
}
