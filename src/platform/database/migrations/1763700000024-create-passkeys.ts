import type { MigrationInterface, QueryRunner } from 'typeorm';
import { separate } from './organizations/policy.js';

/** Passkeys of WebAuthn, and roles that need a second factor. */
export class CreatePasskeys1763700000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE organizations ADD COLUMN require_mfa_roles text[] NOT NULL DEFAULT '{}'`,
    );
    await runner.query(`
      CREATE TABLE passkeys (
        id integer GENERATED ALWAYS AS IDENTITY,
        organization_id integer NOT NULL DEFAULT current_organization(),
        user_id integer NOT NULL,
        name varchar(100) NOT NULL,
        credential_id bytea NOT NULL,
        public_key bytea NOT NULL,
        counter bigint NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        last_used_at timestamptz(3),
        CONSTRAINT passkeys_pkey PRIMARY KEY (organization_id, id),
        CONSTRAINT passkeys_user_fkey FOREIGN KEY (organization_id, user_id)
          REFERENCES users (organization_id, id) ON DELETE CASCADE
      )`);
    await runner.query(
      'CREATE UNIQUE INDEX passkeys_credential_key ON passkeys (organization_id, credential_id)',
    );
    await runner.query('CREATE INDEX passkeys_user_idx ON passkeys (user_id)');
    await runner.query(`
      CREATE TABLE used_challenges (
        organization_id integer NOT NULL DEFAULT current_organization(),
        challenge_hash bytea NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        CONSTRAINT used_challenges_pkey PRIMARY KEY (organization_id, challenge_hash),
        CONSTRAINT used_challenges_organization_fkey
          FOREIGN KEY (organization_id) REFERENCES organizations (id)
      )`);
    await runner.query('CREATE INDEX used_challenges_expires_idx ON used_challenges (expires_at)');
    for (const table of ['passkeys', 'used_challenges']) {
      for (const statement of separate(table)) await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE used_challenges, passkeys');
    await runner.query('ALTER TABLE organizations DROP COLUMN require_mfa_roles');
  }
}
