import { Injectable } from '@nestjs/common';
import type { Actor } from '../../access/actor.js';
import { Database } from '../../database/database.js';
import { InvalidApiKeyError } from './api-key.errors.js';
import { hashOf, looksLikeKey } from './key-format.js';
import { LastUses } from './last-uses.js';

const FIND = {
  name: 'find_api_key',
  text: `SELECT users.id, role, kind, api_keys.id AS "keyId",
                revoked_at IS NOT NULL OR deleted_at IS NOT NULL AS revoked,
                expires_at <= now() AS expired, disabled_at IS NOT NULL AS disabled
         FROM api_keys JOIN users ON users.id = user_id
         WHERE key_hash = $1`,
};

interface Found extends Required<Pick<Actor, 'id' | 'role' | 'kind'>> {
  readonly keyId: number;
  readonly revoked: boolean;
  readonly expired: boolean;
  readonly disabled: boolean;
}

/** Finds out which machine is calling by the key that it sends. */
@Injectable()
export class KeyAuthentication {
  constructor(
    private readonly database: Database,
    private readonly lastUses: LastUses,
  ) {}

  /**
   * Read at every request, so that the end of a key counts at once.
   * @throws InvalidApiKeyError
   */
  async actorOf(key: string): Promise<Actor> {
    if (!looksLikeKey(key)) throw new InvalidApiKeyError('unknown');
    const [found] = await this.database.run<Found>(FIND, [hashOf(key)]);
    if (!found) throw new InvalidApiKeyError('unknown');
    const { id, role, kind, keyId, revoked, expired, disabled } = found;
    if (revoked) throw new InvalidApiKeyError('revoked');
    if (expired) throw new InvalidApiKeyError('expired');
    if (disabled) throw new InvalidApiKeyError('disabled');
    this.lastUses.note(keyId);
    return { id, role, kind };
  }
}
