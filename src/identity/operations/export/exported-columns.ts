import type { OrganizationTable } from '../../../platform/database/index.js';

/** What lets somebody in or decides who may go on: it leaves the service in no export. */
export const SECRETS: readonly string[] = [
  'account_links.hashed_password',
  'account_links.token_hash',
  'api_keys.key_hash',
  'background_tasks.lease_token',
  'recovery_codes.code_hash',
  'refresh_tokens.token_hash',
  'second_factors.encrypted_secret',
  'sessions.cookie_hash',
  'users.hashed_password',
];

/** What only sounds as if it did; a new column of such a name is put here, or above. */
export const HARMLESS: readonly string[] = [
  'background_tasks.singleton_key',
  'conversations.resolution_code',
  'discoveries.encoder',
  'guarantees.evidence_hash',
  'idempotency_keys.key',
  'idempotency_keys.request_hash',
  'labels.text_key',
  'models.data_hash',
  'passkeys.credential_id',
  'passkeys.public_key',
  'used_challenges.challenge_hash',
  'users.token_generation',
];

/** Exports themselves. */
const LEFT_OUT = ['export_chunks'];

/** What of a table is in an export; nothing where it is not. */
export function exportedColumns({ name, columns }: Pick<OrganizationTable, 'name' | 'columns'>) {
  if (LEFT_OUT.includes(name)) return [];
  return columns.filter((column) => !SECRETS.includes(`${name}.${column}`));
}
