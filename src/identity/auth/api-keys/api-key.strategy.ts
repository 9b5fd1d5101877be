import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { Actor, Scope } from '../../../platform/access/index.js';
import { Database } from '../../../platform/database/index.js';
import { BearerStrategy } from '../bearer/bearer.strategy.js';
import { hashOf, KEY_PREFIX, looksLikeKey } from '../bearer/key-format.js';
import { InvalidApiKeyError } from './api-key.errors.js';
import { LastUses } from './last-uses.js';

export const API_KEY = 'api-key';

const FIND = {
  name: 'find_api_key',
  text: `SELECT users.id, users.organization_id AS "organizationId", role, kind, api_keys.id AS "keyId", scopes,
                revoked_at IS NOT NULL OR deleted_at IS NOT NULL AS revoked,
                expires_at <= now() AS expired, disabled_at IS NOT NULL AS disabled
         FROM api_keys JOIN users
           ON users.id = user_id AND users.organization_id = api_keys.organization_id
         WHERE key_hash = $1`,
};

interface Found extends Required<Pick<Actor, 'id' | 'organizationId' | 'role' | 'kind'>> {
  readonly keyId: number;
  readonly scopes: readonly Scope[] | null;
  readonly revoked: boolean;
  readonly expired: boolean;
  readonly disabled: boolean;
}

/** Finds out which machine is calling by the key that it sends. */
@Injectable()
export class ApiKeyStrategy extends PassportStrategy(BearerStrategy, API_KEY) {
  constructor(
    private readonly database: Database,
    private readonly lastUses: LastUses,
  ) {
    super((token) => token.startsWith(KEY_PREFIX));
  }

  /**
   * Read at every request, so that the end of a key counts at once.
   * @throws InvalidApiKeyError
   */
  async validate(key: string): Promise<Actor> {
    if (!looksLikeKey(key)) throw new InvalidApiKeyError('unknown');
    // Of all organisations: whose the key is, is what it finds out.
    const [found] = await this.database.system.run<Found>(FIND, [hashOf(key)]);
    if (!found) throw new InvalidApiKeyError('unknown');
    const { id, organizationId, role, kind, keyId, scopes, revoked, expired, disabled } = found;
    if (revoked) throw new InvalidApiKeyError('revoked');
    if (expired) throw new InvalidApiKeyError('expired');
    if (disabled) throw new InvalidApiKeyError('disabled');
    this.lastUses.note(keyId);
    return { id, organizationId, role, kind, key: { id: keyId, scopes } };
  }
}
