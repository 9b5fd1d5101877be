import type { OrganizationDatabase } from '../database/index.js';
import { CallInFlightError } from './idempotency.errors.js';

/** A call that may come again, of one user. */
export interface KeyedCall {
  readonly organizationId: number;
  readonly userId: number;
  readonly key: string;
  readonly requestHash: Buffer;
}

/** What a call was answered. */
export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The text of it; null of an empty one. */
  readonly body: string | null;
}

/** How long an answer is stored. */
export const STORED_FOR = '24 hours';

const SEED = 7_307;

// Statements of their own: the second must see what the last holder of the lock committed.
const CLAIM = {
  name: 'claim_idempotency_key',
  text: `SELECT pg_try_advisory_xact_lock(hashtextextended($1 || ' ' || $2, ${SEED})) AS claimed`,
};
const FIND = {
  name: 'find_idempotency_key',
  text: `SELECT request_hash AS "requestHash", status, headers, body FROM idempotency_keys
         WHERE organization_id = $1 AND user_id = $2 AND key = $3
           AND created_at > now() - interval '${STORED_FOR}'`,
};
// The primary key has the last word: whatever else, no two calls of one key are both committed.
const STORE = {
  name: 'store_idempotency_key',
  text: `INSERT INTO idempotency_keys AS stored
           (organization_id, user_id, key, request_hash, status, headers, body)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (user_id, key, organization_id) DO UPDATE
           SET request_hash = excluded.request_hash, status = excluded.status,
               headers = excluded.headers, body = excluded.body, created_at = excluded.created_at
           WHERE stored.created_at <= now() - interval '${STORED_FOR}'
         RETURNING 1`,
};

/**
 * Has nobody else answer a call of this key until the transaction ends, on whichever instance.
 * @throws CallInFlightError
 */
export async function claimKey(
  database: OrganizationDatabase,
  { userId, key }: KeyedCall,
): Promise<void> {
  const { claimed } = await database.runOne<{ claimed: boolean }>(CLAIM, [String(userId), key]);
  if (!claimed) throw new CallInFlightError();
}

/** What a call of this key was answered, and by which request it was made. */
export async function findAnswer(
  database: OrganizationDatabase,
  { organizationId, userId, key }: KeyedCall,
): Promise<(StoredAnswer & Pick<KeyedCall, 'requestHash'>) | undefined> {
  const [found] = await database.run<StoredAnswer & Pick<KeyedCall, 'requestHash'>>(FIND, [
    organizationId,
    userId,
    key,
  ]);
  return found;
}

/**
 * Stores the answer in the transaction of what the call did.
 * @throws CallInFlightError when another call of the key was faster
 */
export async function storeAnswer(
  database: OrganizationDatabase,
  { organizationId, userId, key, requestHash }: KeyedCall,
  { status, headers, body }: StoredAnswer,
): Promise<void> {
  const values = [organizationId, userId, key, requestHash, status, headers, body];
  const stored = await database.run(STORE, values);
  if (stored.length === 0) throw new CallInFlightError();
}
