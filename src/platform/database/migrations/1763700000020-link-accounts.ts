import type { MigrationInterface, QueryRunner } from 'typeorm';
import { separate } from './organizations/policy.js';

/** Links by which people set a lost password, show that an address is theirs, or accept an invitation. */
export class LinkAccounts1763700000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TYPE account_link_purpose AS ENUM ('reset_password', 'verify_email', 'invitation')`,
    );
    await runner.query(`
      CREATE TABLE account_links (
        id integer GENERATED ALWAYS AS IDENTITY,
        organization_id integer NOT NULL DEFAULT current_organization(),
        purpose account_link_purpose NOT NULL,
        token_hash bytea,
        user_id integer,
        email varchar(254),
        hashed_password text,
        role user_role,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        expires_at timestamptz(3) NOT NULL,
        CONSTRAINT account_links_pkey PRIMARY KEY (organization_id, id),
        CONSTRAINT account_links_organization_fkey
          FOREIGN KEY (organization_id) REFERENCES organizations (id),
        CONSTRAINT account_links_user_fkey FOREIGN KEY (organization_id, user_id)
          REFERENCES users (organization_id, id) ON DELETE CASCADE
      )`);
    for (const index of [
      'UNIQUE INDEX account_links_token_hash_key ON account_links (token_hash)',
      'INDEX account_links_user_idx ON account_links (user_id)',
      'INDEX account_links_purpose_idx ON account_links (organization_id, purpose, id)',
      'INDEX account_links_expiry_idx ON account_links (organization_id, expires_at)',
    ]) {
      await runner.query(`CREATE ${index}`);
    }
    for (const statement of separate('account_links')) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE account_links');
    await runner.query('DROP TYPE account_link_purpose');
  }
}
