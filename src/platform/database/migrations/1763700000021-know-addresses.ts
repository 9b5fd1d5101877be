import type { MigrationInterface, QueryRunner } from 'typeorm';
import { canonicalAddress, lookOf } from '../../common/validation/email-address.js';
import { buildIndex } from './organizations/online.js';

const LOOK = {
  table: 'users',
  name: 'users_look_key',
  sql: 'UNIQUE INDEX $ ON users (organization_id, (coalesce(email_look, email)))',
};
// Of ASCII, one spelling is all there is, and what it looks like.
const UNUSUAL = `
  SELECT id, organization_id AS "organizationId", email FROM users
  WHERE octet_length(email) > char_length(email) OR email LIKE '%@%xn--%' ORDER BY id`;
// Who was there first keeps the address; nobody loses theirs.
const RESPELL = `
  UPDATE users SET email = $3 WHERE organization_id = $1 AND id = $2 AND length($3) <= 254
    AND NOT EXISTS (SELECT FROM users AS other WHERE other.organization_id = $1 AND other.email = $3)`;
const TELL_LOOK = `
  UPDATE users SET email_look = $3 WHERE organization_id = $1 AND id = $2 AND email <> $3
    AND NOT EXISTS (
      SELECT FROM users AS other WHERE other.organization_id = $1 AND other.id <> $2
        AND coalesce(other.email_look, other.email) = $3)`;

interface Account {
  readonly id: number;
  readonly organizationId: number;
  readonly email: string;
}

/** One spelling of each address, and one account of an organisation for all that look alike. */
export class KnowAddresses1763700000021 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE users ADD COLUMN IF NOT EXISTS email_look text');
    for (const { id, organizationId, email } of (await runner.query(UNUSUAL)) as Account[]) {
      const canonical = canonicalAddress(email) ?? email;
      if (canonical !== email) await runner.query(RESPELL, [organizationId, id, canonical]);
      await runner.query(TELL_LOOK, [organizationId, id, lookOf(canonical)]);
    }
    await buildIndex(runner, LOOK);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX ${LOOK.name}`);
    await runner.query('ALTER TABLE users DROP COLUMN email_look');
  }
}
